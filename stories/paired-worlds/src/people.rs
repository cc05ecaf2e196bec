//! Who is in the town, where they work, and what the rules in words say of them.

/// Somebody of the town, and what the rules in words say of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    /// First name, as the town knows them.
    pub name: &'static str,
    /// For which agency.
    pub agency: At,
    /// On which desk, if any.
    pub desk: Option<On>,
    /// Reads and links records of all agencies.
    pub all_records: bool,
    /// Reads records of their own agency.
    pub own_records: bool,
    /// Answers for the open desks of their agency.
    pub supervises: bool,
    /// Gathers the current picture: sees every open concern.
    pub specialist: bool,
    /// Looks after the machine: may know how many entries there are, and nothing of what they say.
    pub counts_entries: bool,
}

/// An agency of the town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum At {
    Gwynedd,
    Conwy,
    Police,
    School,
    Charity,
    Board,
}

/// A desk of the town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Gwynedd's duty desk.
    Gwynedd,
    /// Conwy's duty desk.
    Conwy,
    /// Gwynedd's designated officer.
    Closed,
}

impl On {
    /// Whose desk it is.
    pub const fn agency(self) -> At {
        match self {
            On::Gwynedd | On::Closed => At::Gwynedd,
            On::Conwy => At::Conwy,
        }
    }
}

const NOBODY: Viewer = Viewer {
    name: "",
    agency: At::Board,
    desk: None,
    all_records: false,
    own_records: false,
    supervises: false,
    specialist: false,
    counts_entries: false,
};

/// Everybody of the town through whose eyes the worlds are compared.
pub const VIEWERS: &[Viewer] = &[
    Viewer {
        name: "nia",
        agency: At::Gwynedd,
        desk: Some(On::Gwynedd),
        all_records: true,
        own_records: true,
        ..NOBODY
    },
    Viewer { name: "owain", agency: At::Conwy, desk: Some(On::Conwy), all_records: true, own_records: true, ..NOBODY },
    Viewer { name: "sioned", agency: At::Gwynedd, all_records: true, supervises: true, ..NOBODY },
    Viewer { name: "eleri", agency: At::Gwynedd, desk: Some(On::Closed), ..NOBODY },
    Viewer { name: "rhys", agency: At::Police, all_records: true, own_records: true, specialist: true, ..NOBODY },
    Viewer { name: "megan", agency: At::School, own_records: true, ..NOBODY },
    Viewer { name: "tom", agency: At::Charity, own_records: true, ..NOBODY },
    Viewer { name: "gwenan", agency: At::Gwynedd, ..NOBODY },
    Viewer { name: "alun", agency: At::Board, counts_entries: true, ..NOBODY },
    Viewer { name: "public", ..NOBODY },
];

impl At {
    /// Who writes records of this agency down, if anybody of the town does.
    pub const fn worker(self) -> &'static str {
        match self {
            At::Gwynedd | At::Board => "nia",
            At::Conwy => "owain",
            At::Police => "rhys",
            At::School => "megan",
            At::Charity => "tom",
        }
    }
}

/// For which agency somebody of the town works.
pub fn at_work(name: &str) -> Option<At> {
    VIEWERS.iter().find(|viewer| viewer.name == name).map(|viewer| viewer.agency)
}
