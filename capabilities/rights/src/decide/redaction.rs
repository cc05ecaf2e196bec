//! What is left out of an answer, and how the gap is shown. Pure.

use crate::words::{Gap, GapReason, Gathered, Piece};

/// Names shorter than this are not looked for by themselves: they are words of their own too often.
const SHORTEST: usize = 3;

/// What the rules leave out of each piece: the names of other people, wherever they stand as words of their own. A piece
/// that is about somebody else, or shows who told it, is left out whole, and needs no gaps.
pub fn by_rule(gathered: &Gathered) -> Vec<Vec<Gap>> {
    let own: Vec<String> = words(&gathered.own);
    let mut names = words(&gathered.others);
    names.retain(|name| !own.contains(name));
    gathered
        .pieces
        .iter()
        .map(|piece| {
            if piece.whole.is_some() { Vec::new() } else { gaps_for(&piece.text, &names, GapReason::ThirdParty, true) }
        })
        .collect()
}

/// The single words of names, in small letters, without those that are too short.
fn words(names: &[String]) -> Vec<String> {
    let mut words: Vec<String> = names
        .iter()
        .flat_map(|name| name.split(|c: char| !is_of_word(c)))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= SHORTEST)
        .collect();
    words.sort();
    words.dedup();
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '’'
}

/// Gaps for every place at which one of these words or phrases stands, whatever its case.
pub fn gaps_for(text: &str, phrases: &[String], reason: GapReason, by_rule: bool) -> Vec<Gap> {
    let letters: Vec<char> = text.chars().collect();
    let small = |c: &char| c.to_lowercase().next().unwrap_or(*c);
    let lower: Vec<char> = letters.iter().map(small).collect();
    let mut gaps = Vec::new();
    for phrase in phrases {
        let wanted: Vec<char> = phrase.trim().chars().map(|c| small(&c)).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut at = 0;
        while at + wanted.len() <= lower.len() {
            let end = at + wanted.len();
            let alone = (at == 0 || !is_of_word(lower[at - 1])) && (end == lower.len() || !is_of_word(lower[end]));
            if alone && lower[at..end] == wanted[..] {
                gaps.push(Gap { from: at, to: end, reason, by_rule });
                at = end;
            } else {
                at += 1;
            }
        }
    }
    merged(gaps)
}

/// Gaps in order; those that touch or overlap are one. A person's mark beats a rule's.
pub fn merged(mut gaps: Vec<Gap>) -> Vec<Gap> {
    gaps.sort_by_key(|gap| (gap.from, gap.to, gap.by_rule));
    let mut out: Vec<Gap> = Vec::new();
    for gap in gaps {
        match out.last_mut() {
            Some(last) if gap.from < last.to => {
                last.to = last.to.max(gap.to);
                last.by_rule &= gap.by_rule;
            }
            _ => out.push(gap),
        }
    }
    out
}

/// A run of a piece: shown, or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// As it was told.
    Shown(String),
    /// Left out, for this reason.
    Left(GapReason),
}

/// The piece as it is handed over. What is left out is not in it.
pub fn redacted(piece: &Piece, gaps: &[Gap], withheld: Option<GapReason>) -> Vec<Run> {
    if let Some(reason) = withheld {
        return vec![Run::Left(reason)];
    }
    let letters: Vec<char> = piece.text.chars().collect();
    let (mut runs, mut at) = (Vec::new(), 0);
    for gap in merged(gaps.to_vec()) {
        let (from, to) = (gap.from.min(letters.len()), gap.to.min(letters.len()));
        if from > at {
            runs.push(Run::Shown(letters[at..from].iter().collect()));
        }
        if to > from {
            runs.push(Run::Left(gap.reason));
        }
        at = at.max(to);
    }
    if at < letters.len() {
        runs.push(Run::Shown(letters[at..].iter().collect()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::KeptThing;
    use kernel::Timestamp;

    fn piece(text: &str) -> Piece {
        Piece {
            thing: KeptThing::Record(vocabulary::RecordId::named("r")),
            label: "account".to_owned(),
            at: Timestamp::from_millis(0),
            about: Vec::new(),
            source: String::new(),
            text: text.to_owned(),
            whole: None,
        }
    }
    fn as_text(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Shown(text) => text.clone(),
                Run::Left(reason) => format!("[{}]", reason.code()),
            })
            .collect()
    }

    #[test]
    fn names_of_others_go_and_the_own_name_stays() {
        let text = "Gwen was seen with DAFYDD ap Huw by the bus. Huwcyn was not there. Siân’s mother rang.";
        let gathered = Gathered {
            pieces: vec![piece(text)],
            others: vec!["Dafydd ap Huw".into(), "Siân Jones".into(), "Gwen Jones".into()],
            own: vec!["Gwen Puw".into()],
        };
        let gaps = by_rule(&gathered);
        let shown = as_text(&redacted(&gathered.pieces[0], &gaps[0], None));
        assert_eq!(
            shown,
            "Gwen was seen with [third_party] ap [third_party] by the bus. Huwcyn was not there. Siân’s mother rang."
        );
    }

    #[test]
    fn overlapping_marks_are_one_gap_and_a_withheld_piece_shows_nothing() {
        let piece = piece("silver car outside the station");
        let mut gaps = gaps_for(&piece.text, &["silver car".into(), "car outside".into()], GapReason::Crime, false);
        assert_eq!(as_text(&redacted(&piece, &gaps, None)), "[crime] the station");
        gaps.push(Gap { from: 20, to: 99, reason: GapReason::Source, by_rule: false });
        assert!(as_text(&redacted(&piece, &gaps, None)).ends_with("[source]"), "a mark beyond the end is cut");
        assert_eq!(redacted(&piece, &gaps, Some(GapReason::Legal)), [Run::Left(GapReason::Legal)]);
    }
}
