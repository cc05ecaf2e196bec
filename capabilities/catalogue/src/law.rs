//! The law of sharing as data: bases and conditions of data-protection law, gateways of other law, what can be shared
//! and what for. Versioned, with dates, jurisdictions and sources; a stored disclosure keeps code and version.

use crate::{BadCatalogue, Code};
use kernel::{Date, Language, Source, Standing};
use serde::Deserialize;

/// One answer to one question of data-protection law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Which question it answers: `regime`, `art6`, `ground`, `special`, `limb`, `criminal` or `confidence`.
    pub question: String,
    /// What is stored.
    pub code: String,
    en: String,
    cy: String,
    #[serde(default)]
    use_en: String,
    #[serde(default)]
    use_cy: String,
    /// What the rules of the house ask for beside it.
    #[serde(default)]
    needs: Vec<String>,
    /// How sure it is.
    pub standing: Standing,
    source: Source,
    #[serde(default)]
    in_force_from: Option<Date>,
    #[serde(default)]
    in_force_to: Option<Date>,
}

/// What a gateway is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GatewayKind {
    /// The law says that one must.
    Duty,
    /// The law says that one may.
    Power,
    /// The law makes bodies arrange to work together.
    Arrangement,
    /// Somebody with the power to do so ordered or asked for it.
    Order,
}

impl GatewayKind {
    /// Its code, for texts.
    pub const fn code(self) -> &'static str {
        match self {
            GatewayKind::Duty => "duty",
            GatewayKind::Power => "power",
            GatewayKind::Arrangement => "arrangement",
            GatewayKind::Order => "order",
        }
    }
}

/// A power or duty in other law that lets or makes a body share.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// What is stored.
    pub code: String,
    /// What it is.
    pub kind: GatewayKind,
    /// Where it is the law: `W`, `E`, `EW` or `UK`.
    pub jurisdiction: String,
    #[serde(default)]
    in_force_from: Option<Date>,
    #[serde(default)]
    in_force_to: Option<Date>,
    #[serde(default)]
    not_commenced: bool,
    en: String,
    cy: String,
    use_en: String,
    use_cy: String,
    from: Vec<String>,
    to: Vec<String>,
    /// How sure it is.
    pub standing: Standing,
    source: Source,
}

/// A part of what is known that can be shared by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataClass {
    /// What is stored.
    pub code: String,
    en: String,
    cy: String,
    /// Special-category data.
    #[serde(default)]
    pub special: bool,
    /// Data about criminal offences.
    #[serde(default)]
    pub offence: bool,
    /// Read from the record itself.
    #[serde(default)]
    pub record: bool,
    /// How sure the name and the code are.
    pub standing: Standing,
}

macro_rules! named {
    ($($of:ident)*) => {$(
        impl $of {
            /// Its name in the reader's language.
            pub fn name(&self, language: Language) -> &str {
                match language {
                    Language::Cy => &self.cy,
                    Language::En => &self.en,
                }
            }
        }
    )*};
}
named!(Basis Gateway DataClass);

macro_rules! lawful {
    ($($of:ident)*) => {$(
        impl $of {
            /// When it is used, in the reader's language; may be empty.
            pub fn usage(&self, language: Language) -> &str {
                match language {
                    Language::Cy => &self.use_cy,
                    Language::En => &self.use_en,
                }
            }
            /// Where it is laid down, in the reader's language.
            pub fn source(&self, language: Language) -> &str {
                match language {
                    Language::Cy => &self.source.cy,
                    Language::En => &self.source.en,
                }
            }
        }
    )*};
}
lawful!(Basis Gateway);

impl Basis {
    /// Whether the rules ask for this beside it: `gateway`, `duty_gateway`, `not_public_authority`, `assessment`,
    /// `ground`, `limb` or `policy_document`.
    pub fn needs(&self, what: &str) -> bool {
        self.needs.iter().any(|need| need == what)
    }
    /// Whether it is the law on a day.
    pub fn in_force(&self, on: Date) -> bool {
        within(self.in_force_from, self.in_force_to, on)
    }
}

impl Gateway {
    /// Whether it is the law on a day. What has not commenced is in force on none.
    pub fn in_force(&self, on: Date) -> bool {
        !self.not_commenced && within(self.in_force_from, self.in_force_to, on)
    }
    /// Since when, if a date is known.
    pub const fn in_force_from(&self) -> Option<Date> {
        self.in_force_from
    }
    /// Whether its beginning has not been confirmed.
    pub const fn not_commenced(&self) -> bool {
        self.not_commenced
    }
    /// Whether it is the law where a body of this jurisdiction (`W` or `E`) works.
    pub fn reaches(&self, jurisdiction: &str) -> bool {
        self.jurisdiction == "UK" || self.jurisdiction.contains(jurisdiction)
    }
    /// Whether a body of this kind may disclose by it.
    pub fn from(&self, kind: &str) -> bool {
        self.from.is_empty() || self.from.iter().any(|k| k == kind)
    }
    /// Whether a body of this kind may receive by it.
    pub fn to(&self, kind: &str) -> bool {
        self.to.is_empty() || self.to.iter().any(|k| k == kind)
    }
    /// The kinds of bodies that may disclose by it; none where anybody may.
    pub fn from_kinds(&self) -> &[String] {
        &self.from
    }
    /// The kinds of bodies that may receive by it; none where anybody may.
    pub fn to_kinds(&self) -> &[String] {
        &self.to
    }
}

fn within(from: Option<Date>, to: Option<Date>, on: Date) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}

/// All of it.
#[derive(Debug, Clone)]
pub struct Law {
    version: String,
    last_checked: String,
    public_authorities: Vec<String>,
    bases: Vec<Basis>,
    gateways: Vec<Gateway>,
    classes: Vec<DataClass>,
    purposes: Vec<Code>,
}

#[derive(Deserialize)]
struct Bases {
    version: String,
    last_checked: String,
    public_authorities: Vec<String>,
    basis: Vec<Basis>,
}
#[derive(Deserialize)]
struct Gateways {
    version: String,
    gateway: Vec<Gateway>,
}
#[derive(Deserialize)]
struct Classes {
    class: Vec<DataClass>,
    purpose: Vec<Code>,
}

impl Law {
    /// The built-in catalogue.
    ///
    /// # Errors
    /// When a part cannot be read, the parts are not of one version, or a code is in force twice on one day.
    pub fn try_load() -> Result<Self, BadCatalogue> {
        let bad = |why: &dyn std::fmt::Display| BadCatalogue::new("law", why);
        let bases: Bases =
            toml::from_str(include_str!("../../../catalogues/law/bases.toml")).map_err(|why| bad(&why))?;
        let gateways: Gateways =
            toml::from_str(include_str!("../../../catalogues/law/gateways.toml")).map_err(|why| bad(&why))?;
        let classes: Classes =
            toml::from_str(include_str!("../../../catalogues/law/classes.toml")).map_err(|why| bad(&why))?;
        if bases.version != gateways.version {
            return Err(bad(&"bases and gateways are of different versions"));
        }
        let meet = |a: (Option<Date>, Option<Date>), b: (Option<Date>, Option<Date>)| {
            a.0.is_none_or(|from| b.1.is_none_or(|to| from <= to))
                && b.0.is_none_or(|from| a.1.is_none_or(|to| from <= to))
        };
        let twice = bases.basis.iter().enumerate().any(|(n, one)| {
            bases.basis[..n].iter().any(|b| {
                (&b.question, &b.code) == (&one.question, &one.code)
                    && meet((b.in_force_from, b.in_force_to), (one.in_force_from, one.in_force_to))
            })
        }) || gateways.gateway.iter().enumerate().any(|(n, one)| {
            gateways.gateway[..n].iter().any(|g| {
                g.code == one.code && meet((g.in_force_from, g.in_force_to), (one.in_force_from, one.in_force_to))
            })
        });
        if twice {
            return Err(bad(&"a code is in force twice on one day"));
        }
        Ok(Law {
            version: bases.version,
            last_checked: bases.last_checked,
            public_authorities: bases.public_authorities,
            bases: bases.basis,
            gateways: gateways.gateway,
            classes: classes.class,
            purposes: classes.purpose,
        })
    }

    /// The built-in catalogue.
    ///
    /// # Panics
    /// When it is broken, which a test rules out.
    pub fn load() -> Self {
        Self::try_load().expect("the built-in law is read in a test")
    }

    /// Which version of the catalogue this is.
    pub fn version(&self) -> &str {
        &self.version
    }
    /// The day on which it was last checked.
    pub fn last_checked(&self) -> &str {
        &self.last_checked
    }
    /// Whether agencies of this kind are public authorities when they do their own tasks.
    pub fn is_public_authority(&self, kind: &str) -> bool {
        self.public_authorities.iter().any(|k| k == kind)
    }
    /// The answers to a question that are the law on a day.
    pub fn bases(&self, question: &str, on: Date) -> impl Iterator<Item = &Basis> {
        self.bases.iter().filter(move |basis| basis.question == question && basis.in_force(on))
    }
    /// One answer, in force or not: the one that was last in force.
    pub fn basis(&self, question: &str, code: &str) -> Option<&Basis> {
        self.bases.iter().rfind(|basis| basis.question == question && basis.code == code)
    }
    /// Every gateway, in force or not.
    pub fn gateways(&self) -> &[Gateway] {
        &self.gateways
    }
    /// The gateway of this code that is the law on a day.
    pub fn gateway(&self, code: &str, on: Date) -> Option<&Gateway> {
        self.gateways.iter().find(|gateway| gateway.code == code && gateway.in_force(on))
    }
    /// A gateway by its code, in force or not: for showing what was stored.
    pub fn any_gateway(&self, code: &str) -> Option<&Gateway> {
        self.gateways.iter().rfind(|gateway| gateway.code == code)
    }
    /// What can be shared, part by part.
    pub fn classes(&self) -> &[DataClass] {
        &self.classes
    }
    /// One part.
    pub fn class(&self, code: &str) -> Option<&DataClass> {
        self.classes.iter().find(|class| class.code == code)
    }
    /// What sharing is for.
    pub fn purposes(&self) -> &[Code] {
        &self.purposes
    }
    /// One purpose.
    pub fn purpose(&self, code: &str) -> Option<&Code> {
        self.purposes.iter().find(|purpose| purpose.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_and_named_in_both_languages() {
        let law = Law::try_load().unwrap();
        let today = "2026-11-28".parse().unwrap();
        for question in ["regime", "art6", "ground", "special", "limb", "criminal", "confidence"] {
            assert!(law.bases(question, today).next().is_some(), "{question}");
        }
        for gateway in law.gateways() {
            for language in Language::ALL {
                assert!(!gateway.name(language).is_empty() && !gateway.usage(language).is_empty(), "{}", gateway.code);
                assert!(!gateway.source(language).is_empty(), "{}", gateway.code);
            }
            assert!(matches!(gateway.jurisdiction.as_str(), "W" | "E" | "EW" | "UK"), "{}", gateway.code);
        }
    }

    #[test]
    fn what_has_not_commenced_and_what_is_of_england_is_told_apart() {
        let law = Law::load();
        let today = "2026-11-28".parse().unwrap();
        assert!(law.gateway("CA04-16LA", today).is_none(), "its beginning has not been confirmed");
        assert!(!law.any_gateway("CA04-16LA").unwrap().reaches("W"));
        assert!(law.gateway("CA89-47", today).unwrap().reaches("W"));
        assert!(law.gateway("SSW-130", "2015-01-01".parse().unwrap()).is_none(), "not before it came into force");
        assert!(!law.gateway("CDA-115", today).unwrap().to("charity"), "it does not run towards a charity");
        assert!(law.is_public_authority("police") && !law.is_public_authority("charity"));
    }
}
