//! First names and surnames of North Wales, with the spellings and short forms that make one person look like two.

use kernel::Chance;

/// A first name: as given, how else it is spelt, and what the person may be called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FirstName {
    pub(crate) name: &'static str,
    pub(crate) spelt: &'static [&'static str],
    pub(crate) called: &'static [&'static str],
}

/// A surname and how else it is spelt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surname {
    pub(crate) name: &'static str,
    pub(crate) spelt: &'static [&'static str],
}

/// Which naming tradition a family follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tradition {
    Welsh,
    English,
    Other,
}

macro_rules! firsts {
    ($($name:literal [$($spelt:literal),*] [$($called:literal),*];)*) => {
        &[$(FirstName { name: $name, spelt: &[$($spelt),*], called: &[$($called),*] }),*]
    };
}
macro_rules! surnames {
    ($($name:literal [$($spelt:literal),*];)*) => { &[$(Surname { name: $name, spelt: &[$($spelt),*] }),*] };
}

const WELSH_F: &[FirstName] = firsts! {
    "Siân" ["Sian", "Shan"] []; "Angharad" ["Anghared"] ["Anj"]; "Ffion" ["Fion", "Ffïon"] []; "Cerys" ["Carys", "Ceris"] [];
    "Lowri" ["Lowry"] ["Lows"]; "Nia" [] []; "Catrin" ["Katrin", "Catryn"] ["Cati"]; "Gwenllian" ["Gwenllïan"] ["Gwen"];
    "Mari" ["Mary"] []; "Elin" ["Ellen"] []; "Megan" ["Meghan"] ["Meg"]; "Heledd" ["Heledh"] []; "Branwen" ["Bronwen"] [];
    "Eleri" ["Elery"] []; "Rhian" ["Rhiann"] []; "Rhiannon" ["Rhianon"] ["Nonnie"]; "Bethan" ["Bethane"] ["Beth"];
    "Delyth" ["Delith"] []; "Glesni" [] []; "Llinos" ["Linos"] []; "Manon" ["Mannon"] []; "Mared" ["Marged"] [];
    "Olwen" ["Olwyn"] []; "Seren" ["Serren"] []; "Sioned" ["Shoned"] []; "Myfanwy" ["Myfannwy"] ["Myf"]; "Gwawr" [] [];
    "Alaw" [] []; "Cadi" ["Caddi"] []; "Enlli" [] []; "Lleucu" ["Lleucy"] []; "Mabli" ["Mably"] []; "Tegwen" [] ["Teg"];
};
const WELSH_M: &[FirstName] = firsts! {
    "Siôn" ["Sion", "Shon"] []; "Rhys" ["Rees", "Reece"] []; "Dafydd" ["Davydd", "David"] ["Dai"]; "Gwilym" ["Gwilim"] ["Gwil"];
    "Iwan" ["Ewan", "Iwann"] []; "Ifan" ["Evan"] []; "Llŷr" ["Llyr"] []; "Gruffydd" ["Griffith", "Gruffudd"] ["Guto"];
    "Owain" ["Owen"] ["Ows"]; "Hywel" ["Howell"] ["Hyw"]; "Huw" ["Hugh"] []; "Aled" [] []; "Dylan" ["Dillon"] []; "Emyr" ["Emir"] [];
    "Gethin" ["Gethyn"] ["Geth"]; "Geraint" ["Gerraint"] ["Ger"]; "Ieuan" ["Ieuann", "Iuan"] []; "Iestyn" ["Iestin"] [];
    "Llywelyn" ["Llewellyn", "Llewelyn"] ["Llew"]; "Macsen" ["Maxen"] ["Macs"]; "Meurig" ["Meirig"] []; "Osian" ["Ossian"] [];
    "Tomos" ["Thomas"] ["Tom", "Twm"]; "Tudur" ["Tudor"] []; "Gwion" ["Gwyon"] []; "Cai" ["Kai"] []; "Elis" ["Ellis"] [];
    "Trystan" ["Tristan"] []; "Bryn" ["Brynn"] []; "Ioan" ["Johan"] ["Io"]; "Steffan" ["Stephan"] ["Stef"]; "Emrys" ["Emris"] [];
};
const ENGLISH_F: &[FirstName] = firsts! {
    "Emily" ["Emilie"] ["Em"]; "Chloe" ["Chloë"] []; "Jessica" ["Jesica"] ["Jess"]; "Katherine" ["Catherine", "Kathryn"] ["Katie", "Kate"];
    "Sophie" ["Sofie"] []; "Rebecca" ["Rebekah"] ["Becky", "Becca"]; "Holly" ["Hollie"] []; "Amber" [] []; "Hannah" ["Hanna"] [];
    "Paige" ["Page"] []; "Lauren" ["Loren"] []; "Molly" ["Mollie"] []; "Abigail" ["Abbigail"] ["Abi"]; "Charlotte" ["Charlot"] ["Lottie", "Charlie"];
    "Natalie" ["Nathalie"] ["Nat"]; "Kelly" ["Kellie"] []; "Donna" [] []; "Susan" ["Suzan"] ["Sue"]; "Julie" ["Jules"] [];
    "Tracey" ["Tracy"] []; "Elizabeth" ["Elisabeth"] ["Liz", "Beth"]; "Georgia" ["Georgea"] []; "Grace" [] [];
};
const ENGLISH_M: &[FirstName] = firsts! {
    "Jack" [] []; "Thomas" ["Tomas"] ["Tom"]; "James" [] ["Jamie", "Jim"]; "Ryan" ["Rian"] []; "Liam" ["Leam"] []; "Connor" ["Conor"] [];
    "Callum" ["Calum"] ["Cal"]; "Jordan" ["Jordon"] []; "Kyle" ["Kile"] []; "Nathan" ["Nathen"] ["Nath"]; "Daniel" ["Danial"] ["Danny", "Dan"];
    "Joshua" ["Joshuah"] ["Josh"]; "Matthew" ["Mathew"] ["Matt"]; "Michael" ["Micheal"] ["Mike"]; "Stephen" ["Steven"] ["Steve"];
    "Christopher" ["Cristopher"] ["Chris"]; "Anthony" ["Antony"] ["Tony"]; "Lee" ["Leigh"] []; "Paul" [] []; "Darren" ["Darran"] ["Daz"];
    "Robert" [] ["Rob", "Bob"]; "William" ["Wiliam"] ["Bill", "Will"]; "Edward" ["Edwerd"] ["Ted"]; "Shaun" ["Sean", "Shawn"] [];
};
const OTHER_F: &[FirstName] = firsts! {
    "Aisha" ["Ayesha"] []; "Fatima" ["Fatema"] []; "Zofia" ["Sofia"] ["Zosia"]; "Katarzyna" ["Katarzina"] ["Kasia"]; "Priya" ["Pria"] [];
    "Amina" ["Ameena"] []; "Adaeze" ["Adaese"] ["Ada"]; "Ioana" ["Joana"] [];
};
const OTHER_M: &[FirstName] = firsts! {
    "Mohammed" ["Muhammad", "Mohamed"] ["Mo"]; "Omar" ["Umar"] []; "Mateusz" ["Mateus"] []; "Jakub" ["Jacob"] ["Kuba"]; "Arjun" ["Arjan"] [];
    "Chidi" ["Chidy"] []; "Andrei" ["Andrej"] []; "Yusuf" ["Yousef"] [];
};
const WELSH_S: &[Surname] = surnames! {
    "Jones" ["Johns"]; "Williams" ["William"]; "Roberts" ["Robarts"]; "Hughes" ["Hughs"]; "Evans" ["Evens"]; "Davies" ["Davis"];
    "Griffiths" ["Griffith", "Griffths"]; "Owen" ["Owens"]; "Pritchard" ["Prichard"]; "Parry" ["Parrie"]; "Lloyd" ["Llwyd", "Loyd"];
    "Ellis" ["Elis"]; "Rees" ["Rhys"]; "Price" ["Pryce"]; "Llywelyn" ["Llewellyn", "Llewelyn"]; "Humphreys" ["Humphries"];
    "Rowlands" ["Rowland"]; "Vaughan" ["Vaughn"]; "Wynne" ["Wyn", "Wynn"]; "Gruffydd" ["Griffith"]; "Foulkes" ["Ffoulkes"];
    "Thomas" ["Tomos"]; "Lewis" ["Lewys"]; "Morris" ["Morys"]; "Bowen" ["Bowan"]; "Prydderch" ["Protheroe", "Pryderch"];
};
const ENGLISH_S: &[Surname] = surnames! {
    "Smith" ["Smyth"]; "Taylor" ["Tayler"]; "Brown" ["Browne"]; "Clarke" ["Clark"]; "Walker" ["Waker"]; "Johnson" ["Johnston"];
    "Thompson" ["Thomson"]; "Wright" ["Right"]; "Harrison" ["Harison"]; "Stephens" ["Stevens"]; "Reid" ["Reed", "Read"]; "Baker" ["Barker"];
    "Turner" ["Turnor"]; "Marsh" ["March"]; "Phillips" ["Philips"]; "Shepherd" ["Sheppard"]; "Nicholson" ["Nickolson"]; "Whittle" ["Whittel"];
};
const OTHER_S: &[Surname] = surnames! {
    "Khan" ["Kahn"]; "Rahman" ["Rehman"]; "Nowak" ["Novak"]; "Kowal" ["Koval"]; "Patel" ["Patell"]; "Okafor" ["Okafo"];
    "Mensah" ["Mensa"]; "Popescu" ["Popesku"]; "Begum" ["Begam"]; "Ali" ["Aly"];
};

impl Tradition {
    pub(crate) fn first(self, chance: &Chance, female: bool) -> FirstName {
        *chance.pick(match (self, female) {
            (Tradition::Welsh, true) => WELSH_F,
            (Tradition::Welsh, false) => WELSH_M,
            (Tradition::English, true) => ENGLISH_F,
            (Tradition::English, false) => ENGLISH_M,
            (Tradition::Other, true) => OTHER_F,
            (Tradition::Other, false) => OTHER_M,
        })
    }

    pub(crate) fn surname(self, chance: &Chance) -> &'static str {
        chance
            .pick(match self {
                Tradition::Welsh => WELSH_S,
                // In Wales most English-speaking families carry a Welsh surname too.
                Tradition::English if chance.one_in(2) => WELSH_S,
                Tradition::English => ENGLISH_S,
                Tradition::Other => OTHER_S,
            })
            .name
    }
}

/// How else a first name is spelt.
pub(crate) fn first_spelt(name: &str) -> &'static [&'static str] {
    let lists = [WELSH_F, WELSH_M, ENGLISH_F, ENGLISH_M, OTHER_F, OTHER_M];
    lists.iter().flat_map(|list| list.iter()).find(|first| first.name == name).map_or(&[], |first| first.spelt)
}

/// How else a surname is spelt.
pub(crate) fn surname_spelt(name: &str) -> &'static [&'static str] {
    let lists = [WELSH_S, ENGLISH_S, OTHER_S];
    lists.iter().flat_map(|list| list.iter()).find(|surname| surname.name == name).map_or(&[], |surname| surname.spelt)
}

/// "ab Owain", "ap Gwilym", "ferch Dafydd": from the father's first name; `ab` stands before a vowel.
pub(crate) fn patronymic(father: &str, female: bool) -> String {
    let vowel = father.chars().next().is_some_and(|letter| "AEIOUWY".contains(letter));
    match (female, vowel) {
        (true, _) => format!("ferch {father}"),
        (false, true) => format!("ab {father}"),
        (false, false) => format!("ap {father}"),
    }
}
