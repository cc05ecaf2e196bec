//! The written referral as a list of pages: which questions stand on which page, in which order. Nothing here is needed
//! to send a report but what happened, or the child's own words, and the name of whoever makes it.

use crate::words::Matter;

/// What may be chosen.
pub(super) enum Choices {
    /// The entries of a code list.
    Codes(&'static str),
    /// Values and the keys of their words.
    Words(&'static [(&'static str, &'static str)]),
}

/// How a question is answered.
pub(super) enum Kind {
    /// A line.
    Line,
    /// A short line, such as a number.
    Short,
    /// Several lines; so many are shown.
    Lines(u16),
    /// One of several.
    One(Choices),
    /// One of many, from a list that drops down.
    Pick(Choices),
    /// Any of several.
    Any(Choices),
    /// A date, as far as it is known.
    Date,
}

/// A question.
pub(super) struct Question {
    /// The name of its field.
    pub(super) name: &'static str,
    /// The key of its words.
    pub(super) label: &'static str,
    /// How it is answered.
    pub(super) kind: Kind,
}

/// A page.
pub(super) struct Step {
    /// Its name in the address.
    pub(super) key: &'static str,
    /// The key of its title.
    pub(super) title: &'static str,
    /// The key of what is said before the questions; empty for nothing.
    pub(super) intro: &'static str,
    /// Its questions.
    pub(super) questions: &'static [Question],
}

/// Things of which there may be several, each with pages of its own.
pub(super) struct Group {
    /// Its name in the address.
    pub(super) key: &'static str,
    /// How the parts of one begin: `child` in `child-2-who`.
    pub(super) stem: &'static str,
    /// The key of its title.
    pub(super) title: &'static str,
    /// The key of what is said when there is none yet.
    pub(super) none: &'static str,
    /// The key of the words that add one.
    pub(super) add: &'static str,
    /// The key of the title of one that has no name.
    pub(super) nameless: &'static str,
    /// The pages of each.
    pub(super) parts: &'static [Step],
}

/// One line of the task list.
pub(super) enum Entry {
    /// A page.
    Step(&'static Step),
    /// Things of which there may be several.
    Group(&'static Group),
}

/// Part of the task list.
pub(super) struct Section {
    /// The key of its title.
    pub(super) title: &'static str,
    /// Its lines.
    pub(super) entries: &'static [Entry],
}

const fn ask(name: &'static str, label: &'static str, kind: Kind) -> Question {
    Question { name, label, kind }
}

const KNOWS: Choices = Choices::Words(&[
    ("yes", "referral-knows-yes"),
    ("no", "referral-knows-no"),
    ("unknown", "referral-knows-unknown"),
]);
const DONE: Choices = Choices::Words(&[("yes", "referral-asked-yes"), ("no", "referral-asked-no")]);

static URGENCY: Step = Step {
    key: "urgency",
    title: "referral-urgency-title",
    intro: "referral-urgency-intro",
    questions: &[
        ask(
            "urgency",
            "referral-urgency",
            Kind::One(Choices::Words(&[
                ("immediate", "concerns-urgency-immediate"),
                ("today", "concerns-urgency-today"),
                ("usual", "concerns-urgency-usual"),
            ])),
        ),
        ask("phoned", "referral-phoned", Kind::One(DONE)),
        ask("phoned_whom", "referral-phoned-whom", Kind::Line),
        ask("phoned_when", "referral-phoned-when", Kind::Line),
        ask("phoned_reference", "referral-phoned-reference", Kind::Short),
    ],
};
static PLACE: Step = Step {
    key: "place",
    title: "referral-place-title",
    intro: "referral-place-intro",
    questions: &[
        ask("where", "referral-where", Kind::Lines(3)),
        ask("postcode", "referral-where-postcode", Kind::Short),
        ask("council", "referral-council", Kind::Pick(Choices::Codes("councils"))),
    ],
};
static CHILDREN: Group = Group {
    key: "children",
    stem: "child",
    title: "referral-children-title",
    none: "referral-children-none",
    add: "referral-children-add",
    nameless: "referral-children-nameless",
    parts: &[
        Step {
            key: "who",
            title: "referral-child-who-title",
            intro: "referral-child-who-intro",
            questions: &[
                ask("given_names", "referral-given-names", Kind::Line),
                ask("family_name", "referral-family-name", Kind::Line),
                ask("known_as", "referral-known-as", Kind::Line),
                ask("date_of_birth", "referral-child-birth", Kind::Date),
                ask("age", "referral-age", Kind::Short),
                ask("gender", "referral-gender", Kind::One(Choices::Codes("gender"))),
                ask("description", "referral-child-description", Kind::Lines(2)),
            ],
        },
        Step {
            key: "contact",
            title: "referral-child-contact-title",
            intro: "",
            questions: &[
                ask("address", "referral-address", Kind::Lines(3)),
                ask("postcode", "referral-postcode", Kind::Short),
                ask("phone", "referral-phone", Kind::Short),
                ask("school", "referral-school", Kind::Line),
                ask("gp", "referral-gp", Kind::Line),
            ],
        },
        Step {
            key: "language",
            title: "referral-child-language-title",
            intro: "",
            questions: &[
                ask(
                    "language_of_choice",
                    "referral-language-of-choice",
                    Kind::One(Choices::Codes("language_of_choice")),
                ),
                ask("first_language", "referral-first-language", Kind::Line),
                ask("communication", "referral-communication", Kind::Any(Choices::Codes("communication_needs"))),
                ask("communication_more", "referral-communication-more", Kind::Lines(2)),
                ask("ethnicity", "referral-ethnicity", Kind::Pick(Choices::Codes("ethnicity"))),
                ask("religion", "referral-religion", Kind::Line),
            ],
        },
        Step {
            key: "needs",
            title: "referral-child-needs-title",
            intro: "",
            questions: &[
                ask("additional_needs", "referral-additional-needs", Kind::Lines(3)),
                ask("status", "referral-status", Kind::Lines(2)),
                ask("nhs_number", "referral-nhs", Kind::Short),
                ask("upn", "referral-upn", Kind::Short),
            ],
        },
    ],
};
static HOUSEHOLD: Step = Step {
    key: "household",
    title: "referral-household-title",
    intro: "",
    questions: &[
        ask("household", "referral-household", Kind::Lines(6)),
        ask("responsibility", "referral-responsibility", Kind::Lines(3)),
    ],
};
static HARMS: Step = Step {
    key: "harms",
    title: "referral-harms",
    intro: "",
    questions: &[ask("harms", "referral-harms", Kind::Any(Choices::Codes("harm_types")))],
};
static WHAT: Step = Step {
    key: "what",
    title: "referral-what-title",
    intro: "",
    questions: &[
        ask("what", "referral-what", Kind::Lines(10)),
        ask("when", "referral-when", Kind::Line),
        ask("seen_by", "referral-seen-by", Kind::Lines(2)),
        ask("injury", "referral-injury", Kind::Lines(2)),
    ],
};
static WORDS: Step = Step {
    key: "words",
    title: "referral-own-words",
    intro: "",
    questions: &[ask("own_words", "referral-own-words", Kind::Lines(6))],
};
static PEOPLE: Group = Group {
    key: "people",
    stem: "person",
    title: "referral-people-title",
    none: "referral-people-none",
    add: "referral-people-add",
    nameless: "referral-people-nameless",
    parts: &[Step {
        key: "who",
        title: "referral-person-who-title",
        intro: "referral-person-who-intro",
        questions: &[
            ask("given_names", "referral-given-names", Kind::Line),
            ask("family_name", "referral-family-name", Kind::Line),
            ask("known_as", "referral-known-as", Kind::Line),
            ask("date_of_birth", "referral-birth", Kind::Date),
            ask("age", "referral-age", Kind::Short),
            ask("address", "referral-person-address", Kind::Lines(3)),
            ask("phone", "referral-phone", Kind::Short),
            ask("description", "referral-person-description", Kind::Lines(3)),
            ask("other_children", "referral-other-children", Kind::Lines(2)),
        ],
    }],
};
static TRACES: Step = Step {
    key: "traces",
    title: "referral-traces-title",
    intro: "referral-traces-intro",
    questions: &[
        ask("vehicles", "referral-vehicles", Kind::Lines(3)),
        ask("online", "referral-online", Kind::Lines(3)),
    ],
};
static ANALYSIS: Step = Step {
    key: "analysis",
    title: "referral-analysis-title",
    intro: "",
    questions: &[
        ask("daily_life", "referral-daily-life", Kind::Lines(4)),
        ask("strengths", "referral-strengths", Kind::Lines(3)),
        ask("unchanged", "referral-unchanged", Kind::Lines(3)),
    ],
};
static WISHES: Step = Step {
    key: "wishes",
    title: "referral-wishes-title",
    intro: "",
    questions: &[
        ask("wishes_child", "referral-wishes-child", Kind::Lines(4)),
        ask("wishes_parents", "referral-wishes-parents", Kind::Lines(3)),
    ],
};
static AWARENESS: Step = Step {
    key: "awareness",
    title: "referral-awareness-title",
    intro: "referral-awareness-intro",
    questions: &[
        ask("child_knows", "referral-child-knows", Kind::One(KNOWS)),
        ask("parent_knows", "referral-parent-knows", Kind::One(KNOWS)),
        ask("consent", "referral-consent", Kind::One(DONE)),
        ask("consent_whom", "referral-consent-whom", Kind::Line),
        ask("consent_reasons", "referral-consent-reasons", Kind::Any(Choices::Codes("consent_missing_reasons"))),
    ],
};
static BEFORE: Step = Step {
    key: "before",
    title: "referral-before-title",
    intro: "",
    questions: &[
        ask("already_done", "referral-already-done", Kind::Lines(4)),
        ask("who_else", "referral-who-else", Kind::Lines(3)),
        ask("history", "referral-history", Kind::Lines(4)),
    ],
};
static SAFETY: Step = Step {
    key: "safety",
    title: "referral-worker-safety",
    intro: "",
    questions: &[ask("worker_safety", "referral-worker-safety", Kind::Lines(4))],
};
static TRUSTED: Step = Step {
    key: "trusted",
    title: "referral-trusted-title",
    intro: "referral-trusted-intro",
    questions: &[
        ask("given_names", "referral-given-names", Kind::Line),
        ask("family_name", "referral-family-name", Kind::Line),
        ask("role", "referral-trusted-role", Kind::Pick(Choices::Codes("position_of_trust_roles"))),
        ask("workplace", "referral-workplace", Kind::Lines(2)),
        ask("named", "referral-named", Kind::Line),
        ask("other_children", "referral-trusted-children", Kind::Lines(2)),
        ask("knows", "referral-trusted-knows", Kind::One(KNOWS)),
    ],
};
static YOU: Step = Step {
    key: "you",
    title: "referral-you-title",
    intro: "referral-you-intro",
    questions: &[
        ask("name", "referral-you-name", Kind::Line),
        ask("role", "referral-you-role", Kind::Line),
        ask("organisation", "referral-you-organisation", Kind::Line),
        ask("phone", "referral-you-phone", Kind::Short),
        ask("email", "referral-you-email", Kind::Line),
        ask("relationship", "referral-you-relationship", Kind::Line),
        ask("consulted", "referral-you-consulted", Kind::Lines(2)),
        ask("withhold", "referral-you-withhold", Kind::Any(Choices::Words(&[("yes", "referral-you-withhold-yes")]))),
        ask(
            "answers_in",
            "referral-you-answers-in",
            Kind::One(Choices::Words(&[("cy", "referral-in-welsh"), ("en", "referral-in-english")])),
        ),
    ],
};

static ABOUT_A_CHILD: &[Section] = &[
    Section { title: "referral-section-start", entries: &[Entry::Step(&URGENCY), Entry::Step(&PLACE)] },
    Section { title: "referral-section-children", entries: &[Entry::Group(&CHILDREN), Entry::Step(&HOUSEHOLD)] },
    Section {
        title: "referral-section-concern",
        entries: &[
            Entry::Step(&WHAT),
            Entry::Step(&WORDS),
            Entry::Step(&HARMS),
            Entry::Group(&PEOPLE),
            Entry::Step(&TRACES),
        ],
    },
    Section {
        title: "referral-section-picture",
        entries: &[
            Entry::Step(&ANALYSIS),
            Entry::Step(&WISHES),
            Entry::Step(&AWARENESS),
            Entry::Step(&BEFORE),
            Entry::Step(&SAFETY),
        ],
    },
    Section { title: "referral-section-you", entries: &[Entry::Step(&YOU)] },
];

static ABOUT_A_WORKER: &[Section] = &[
    Section { title: "referral-section-start", entries: &[Entry::Step(&URGENCY), Entry::Step(&PLACE)] },
    Section { title: "referral-section-worker", entries: &[Entry::Step(&TRUSTED)] },
    Section {
        title: "referral-section-concern",
        entries: &[Entry::Step(&WHAT), Entry::Step(&WORDS), Entry::Step(&HARMS)],
    },
    Section { title: "referral-section-children", entries: &[Entry::Group(&CHILDREN)] },
    Section { title: "referral-section-picture", entries: &[Entry::Step(&BEFORE), Entry::Step(&SAFETY)] },
    Section { title: "referral-section-you", entries: &[Entry::Step(&YOU)] },
];

/// The task list of a kind of matter.
pub(super) fn sections(matter: Matter) -> &'static [Section] {
    match matter {
        Matter::Child => ABOUT_A_CHILD,
        Matter::PositionOfTrust => ABOUT_A_WORKER,
    }
}

fn entries(matter: Matter) -> impl Iterator<Item = &'static Entry> {
    sections(matter).iter().flat_map(|section| section.entries)
}

/// All groups of a kind of matter.
pub(super) fn groups(matter: Matter) -> impl Iterator<Item = &'static Group> {
    entries(matter).filter_map(|entry| match entry {
        Entry::Group(group) => Some(*group),
        Entry::Step(_) => None,
    })
}

/// A page by its name in the address.
pub(super) enum Found {
    /// A page of its own.
    Step(&'static Step),
    /// The overview of a group.
    Overview(&'static Group),
    /// A page of one thing of a group; without a number it is still to be added.
    Part(&'static Group, Option<u32>, &'static Step),
}

/// Finds a page: `urgency`, `children`, `child-2-who`, `child-new-who`.
pub(super) fn find(matter: Matter, key: &str) -> Option<Found> {
    for entry in entries(matter) {
        match entry {
            Entry::Step(step) if step.key == key => return Some(Found::Step(step)),
            Entry::Group(group) if group.key == key => return Some(Found::Overview(group)),
            _ => {}
        }
    }
    let (group, number, page) = groups(matter).find_map(|group| {
        let (number, page) = key.strip_prefix(group.stem)?.strip_prefix('-')?.split_once('-')?;
        Some((group, number, page))
    })?;
    let step = group.parts.iter().find(|part| part.key == page)?;
    match number {
        "new" if step.key == group.parts[0].key => Some(Found::Part(group, None, step)),
        number => Some(Found::Part(group, Some(number.parse().ok()?), step)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn pages_are_found_by_their_names() {
        assert!(matches!(find(Matter::Child, "urgency"), Some(Found::Step(s)) if s.key == "urgency"));
        assert!(matches!(find(Matter::Child, "children"), Some(Found::Overview(g)) if g.stem == "child"));
        assert!(matches!(find(Matter::Child, "child-12-needs"), Some(Found::Part(_, Some(12), s)) if s.key == "needs"));
        assert!(matches!(find(Matter::Child, "child-new-who"), Some(Found::Part(_, None, _))));
        for wrong in ["", "child", "child-2", "child-2-x", "child-new-needs", "child--who", "trusted", "check"] {
            assert!(find(Matter::Child, wrong).is_none(), "{wrong}");
        }
        assert!(find(Matter::PositionOfTrust, "trusted").is_some());
    }

    #[test]
    fn no_page_asks_twice_under_one_name() {
        for matter in Matter::ALL {
            let parts = groups(*matter).flat_map(|group| group.parts);
            let steps = entries(*matter).filter_map(|e| if let Entry::Step(step) = e { Some(*step) } else { None });
            for step in steps.chain(parts) {
                let names: BTreeSet<&str> = step.questions.iter().map(|q| q.name).collect();
                assert_eq!(names.len(), step.questions.len(), "{}", step.key);
            }
        }
    }
}
