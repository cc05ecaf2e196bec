//! A table of names and their forms: other spellings, Welsh and English equivalents, nicknames, patronymics, cognates.
//!
//! The table is CSV: a name, then four columns of forms parted by blanks, the nearest kind first. A form may stand in
//! many rows and may have a row of its own. It is read once, on first use; a look-up is one hash of the word, and two
//! looked-up forms are laid beside each other by merging two lists that are seldom longer than three.

use super::fold::fold;
use rustc_hash::FxHashMap;

/// How a form belongs to the name in whose row it stands, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The name itself.
    Head,
    /// Another spelling or transliteration: Llewellyn for Llywelyn, Muhammad for Mohammed.
    Spelling,
    /// The same name in the other language, borne by the same person in the other tongue: Gwilym for William.
    Equivalent,
    /// Made from it: a nickname (Wil), or in surnames the patronymic and its fused form (Powell for ap Hywel).
    Derived,
    /// Of the same root, but commonly the name of another person: Ioan beside Ieuan.
    Cognate,
}

/// How two names stand to each other, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same form.
    Same,
    /// Spellings of one name.
    Spelling,
    /// Welsh and English for one another, or spellings that each stand on their own.
    Equivalent,
    /// One is a nickname, or a patronymic form, of the other.
    Derived,
    /// Two forms of a third name (Beth and Liz, Jac and Ieuan), or names of one root. Weak: two sisters may bear them.
    /// A nickname that a Welsh form shares with the English one (Wil, of Gwilym too) stands in the rows of both.
    Cousin,
}

/// A form that the table knows. Kept beside an interned name, it makes comparing two names a few comparisons of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u16);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    row: u16,
    kind: Kind,
}

/// The table.
pub struct Forms {
    index: FxHashMap<Box<str>, FormId>,
    /// For each form, the rows it stands in, in order of rows.
    links: Vec<Box<[Link]>>,
    heads: Vec<Box<str>>,
    roots: Vec<u32>,
    /// For each form, the row whose name stands for it.
    canonical: Vec<u16>,
    /// Whether the form has a row of its own.
    stands_alone: Vec<bool>,
}

impl Forms {
    /// Reads the table. A line that has no name is passed over. `salt` keeps the roots of two tables apart.
    pub fn read(csv: &str, salt: u32) -> Self {
        const KINDS: [Kind; 4] = [Kind::Spelling, Kind::Equivalent, Kind::Derived, Kind::Cognate];
        let mut index: FxHashMap<Box<str>, FormId> = FxHashMap::default();
        let mut links: Vec<Vec<Link>> = Vec::new();
        let mut heads: Vec<Box<str>> = Vec::new();
        let mut add = |word: &str, link: Link| {
            let fresh = FormId(index.len() as u16);
            let id = *index.entry(word.into()).or_insert(fresh);
            if id == fresh && usize::from(id.0) == links.len() {
                links.push(Vec::new());
            }
            let list = &mut links[usize::from(id.0)];
            match list.iter_mut().find(|known| known.row == link.row) {
                Some(known) => known.kind = known.kind.min(link.kind),
                None => list.push(link),
            }
        };
        for line in csv.lines().skip(1).filter(|line| !line.starts_with('#')) {
            let mut columns = line.split(',');
            let head = run_together(columns.next().unwrap_or(""));
            let Ok(row) = u16::try_from(heads.len()) else { break };
            if head.is_empty() {
                continue;
            }
            add(&head, Link { row, kind: Kind::Head });
            for (kind, forms) in KINDS.into_iter().zip(columns) {
                for form in forms.split(' ').map(run_together).filter(|form| !form.is_empty()) {
                    add(&form, Link { row, kind });
                }
            }
            heads.push(head.into());
        }
        spellings_of_members(&mut links);
        let stands_alone: Vec<bool> =
            links.iter().map(|list| list.iter().any(|link| link.kind == Kind::Head)).collect();
        let canonical = links
            .iter()
            .map(|list| list.iter().min_by_key(|link| (link.kind, link.row)).map_or(0, |link| link.row))
            .collect();
        let roots = heads.iter().map(|head| root(head, salt)).collect();
        let links = links
            .into_iter()
            .map(|mut list| {
                list.sort_unstable();
                list.into()
            })
            .collect();
        Self { index, links, heads, roots, canonical, stands_alone }
    }

    /// The form that a folded word is, where the table has it.
    pub fn find(&self, word: &str) -> Option<FormId> {
        self.index.get(word).copied()
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.links.len()
    }

    /// Whether the table is empty.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// How two forms stand to each other; `None` where no row holds both. The same both ways round.
    pub fn relation(&self, a: FormId, b: FormId) -> Option<Relation> {
        if a == b {
            return Some(Relation::Same);
        }
        let (one, two) = (&self.links[usize::from(a.0)], &self.links[usize::from(b.0)]);
        let both_stand_alone = self.stands_alone[usize::from(a.0)] && self.stands_alone[usize::from(b.0)];
        let (mut i, mut j) = (0, 0);
        let mut best: Option<Relation> = None;
        while i < one.len() && j < two.len() {
            match one[i].row.cmp(&two[j].row) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let mut found = through(one[i].kind, two[j].kind);
                    if both_stand_alone && found == Relation::Spelling {
                        found = Relation::Equivalent;
                    }
                    best = Some(best.map_or(found, |known| known.min(found)));
                    i += 1;
                    j += 1;
                }
            }
        }
        best
    }

    /// The name that stands for a form in a narrow key: itself where it has a row of its own, otherwise the nearest name.
    /// Two names that brothers or sisters may well bear (Siôn and Ieuan, Siân and Jane) have different ones.
    pub fn canonical(&self, form: FormId) -> &str {
        &self.heads[usize::from(self.canonical[usize::from(form.0)])]
    }

    /// Tells the roots of a form, for a wide key: those names that it may stand for, cognates left out, and how it belongs
    /// to each. Two forms that share a root may be forms of one name; [`through`] says how near that makes them.
    pub fn roots(&self, form: FormId, mut tell: impl FnMut(u32, Kind)) {
        for link in self.links[usize::from(form.0)].iter().filter(|link| link.kind != Kind::Cognate) {
            tell(self.roots[usize::from(link.row)], link.kind);
        }
    }

    /// The names of all rows.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(AsRef::as_ref)
    }
}

/// Where a row holds a name that has a row of its own, the other spellings of that name belong to the first row too:
/// Dafid is a spelling of Dafydd, which is Welsh for David, so Dafid is Welsh for David.
fn spellings_of_members(links: &mut [Vec<Link>]) {
    let heads: FxHashMap<u16, usize> = links
        .iter()
        .enumerate()
        .flat_map(|(at, list)| list.iter().filter(|link| link.kind == Kind::Head).map(move |link| (link.row, at)))
        .collect();
    let borrowed: Vec<(usize, Link)> = links
        .iter()
        .enumerate()
        .filter(|(_, list)| !list.iter().any(|link| link.kind == Kind::Head))
        .flat_map(|(at, list)| list.iter().filter(|link| link.kind == Kind::Spelling).map(move |link| (at, *link)))
        .flat_map(|(at, spelling)| {
            let head = &links[heads[&spelling.row]];
            head.iter().filter(move |link| link.row != spelling.row).map(move |link| (at, *link))
        })
        .collect();
    for (at, link) in borrowed {
        if !links[at].iter().any(|known| known.row == link.row) {
            links[at].push(link);
        }
    }
}

/// How near two different forms are that share a root to which they belong in these ways.
pub fn through(a: Kind, b: Kind) -> Relation {
    match (a.min(b), a.max(b)) {
        (_, Kind::Cognate) => Relation::Cousin,
        (Kind::Head | Kind::Spelling, Kind::Head | Kind::Spelling) => Relation::Spelling,
        (Kind::Head | Kind::Spelling, Kind::Equivalent) => Relation::Equivalent,
        (Kind::Head | Kind::Spelling, Kind::Derived) => Relation::Derived,
        _ => Relation::Cousin,
    }
}

/// A name folded, its words run together: Mary Ann and Maryann are one form.
fn run_together(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// A number for a root that is the same in every run and does not move when rows are added (FNV-1a).
fn root(head: &str, salt: u32) -> u32 {
    head.bytes().fold(0x811c_9dc5 ^ salt, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Forms {
        Forms::read(
            "name,spelling,equivalent,nickname,cognate\nWilliam,Wiliam,Gwilym,Wil Bill,Liam\nLiam,Lyam,,,\n# a remark\n\
             Siôn,Shon,,,Sean\nSean,Shaun,,,\nJohn,,Siôn,,\n",
            1,
        )
    }

    #[test]
    fn kinds_become_relations() {
        let forms = table();
        let of = |a: &str, b: &str| forms.relation(forms.find(a).unwrap(), forms.find(b).unwrap());
        assert_eq!(of("william", "william"), Some(Relation::Same));
        assert_eq!(of("william", "wiliam"), Some(Relation::Spelling));
        assert_eq!(of("gwilym", "wiliam"), Some(Relation::Equivalent));
        assert_eq!(of("wil", "wiliam"), Some(Relation::Derived));
        assert_eq!(of("wil", "gwilym"), Some(Relation::Cousin), "its own row would say more");
        assert_eq!(of("wil", "bill"), Some(Relation::Cousin));
        assert_eq!(of("william", "liam"), Some(Relation::Cousin));
        assert_eq!(of("wil", "shon"), None);
        assert_eq!(of("shon", "john"), Some(Relation::Equivalent), "a spelling of what is Welsh for John");
        assert!(forms.find("owain").is_none());
    }

    #[test]
    fn a_name_with_its_own_row_stands_for_itself() {
        let forms = table();
        let canonical = |word: &str| forms.canonical(forms.find(word).unwrap());
        assert_eq!(canonical("liam"), "liam");
        assert_eq!(canonical("wil"), "william");
        assert_eq!(canonical("shaun"), "sean");
        let mut roots = Vec::new();
        forms.roots(forms.find("liam").unwrap(), |root, _| roots.push(root));
        assert_eq!(roots.len(), 1, "a cognate is no root");
    }
}
