//! Typing a canary into every field of every form that anybody comes to, and sending it: rounds through the whole house, so
//! that what one has done is what the next one works on.

use crate::canaries::{Canaries, Canary};
use crate::people;
use crate::routes::Routes;
use crate::seen::Seen;
use kernel::Chance;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use testkit::page::{Field, Form, Kind, forms, links};
use testkit::{Shown, Town, Visitor};

/// How far a round goes.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// Rounds through all people.
    pub rounds: usize,
    /// Pages of one route that one person opens in a round.
    pub pages: usize,
    /// Forms of one route that one person sends in a round.
    pub forms: usize,
}

/// What became of the forms of one route.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// How often something was sent.
    pub sent: u64,
    /// How often it was taken.
    pub taken: u64,
    /// Fields that can be typed into.
    pub typed: BTreeSet<String>,
}

/// Pages from which everybody starts.
const STARTS: &[&str] = &[
    "/",
    "/home",
    "/desk",
    "/questions",
    "/referrals",
    "/referrals/new",
    "/people",
    "/people/add?kind=person",
    "/sharing",
    "/sharing?list=given",
    "/sharing/requests",
    "/sharing/requests/new",
    "/sharing/known",
    "/sharing/agreements/import",
    "/agencies",
    "/agencies/register",
    "/agency/people",
    "/agency/rota",
    "/governance",
    "/retention",
    "/retention/find",
    "/retention/schedule",
    "/retention/holds/new",
    "/access-requests",
    "/access-requests/new",
    "/representations/new",
    "/import",
    "/account",
    "/colleagues",
    "/return",
];
/// What would end somebody's work before the others have done theirs; [`crate::doors`] goes there at the end.
const LATER: &[&str] =
    &["/sign-out", "/account", "/sign-in", "/demo", "/forgotten-password", "/invitation", "/new-password"];
/// What an administrator does to a person's account: only to people who were not there from the beginning.
const OVER_PEOPLE: &str = "/staff/{staff}/{change}";
/// No journey has more pages.
const STEPS: usize = 45;

/// Goes round.
pub(crate) struct Sower<'t> {
    pub(crate) town: &'t Town,
    pub(crate) canaries: &'t Canaries,
    pub(crate) routes: &'t Routes,
    pub(crate) chance: Chance,
    pub(crate) reach: Reach,
    pub(crate) sent: BTreeMap<String, Sent>,
    /// New passwords are typed twice.
    pub(crate) passwords: BTreeMap<String, String>,
}

impl Sower<'_> {
    /// All rounds.
    pub(crate) async fn go(&mut self, seen: &Seen<'_>) {
        for round in 0..self.reach.rounds {
            let language = if round % 2 == 0 { "en" } else { "cy" };
            for name in people::ALL {
                self.one(name, language, seen).await;
            }
        }
    }

    async fn one(&mut self, name: &'static str, language: &str, seen: &Seen<'_>) {
        let visitor = people::visitor(self.town, name).await;
        let mut waiting: VecDeque<String> = STARTS.iter().map(|path| format!("/{language}{path}")).collect();
        let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
        let (mut opened, mut filled) = (BTreeMap::<&str, usize>::new(), BTreeMap::<&str, usize>::new());
        while let Some(address) = waiting.pop_front() {
            let Some(pattern) = self.routes.pattern("GET", &address) else { continue };
            let times = opened.entry(pattern).or_default();
            if *times >= self.reach.pages {
                continue;
            }
            *times += 1;
            let shown = visitor.get(&address).await;
            seen.answer(name, &address, &shown);
            // A page may lead on to itself: its forms are filled in once each.
            let mut turn = 0;
            while let Some(form) = forms(&shown.body).into_iter().filter(|form| form.is_post).nth(turn) {
                turn += 1;
                let Some(to) = self.routes.pattern("POST", &form.action).filter(|to| self.may(to, &form.action)) else {
                    continue;
                };
                let times = filled.entry(to).or_default();
                if *times >= self.reach.forms {
                    continue;
                }
                *times += 1;
                if let Some(next) = self.fill_in(&visitor, name, form, seen).await {
                    waiting.push_front(next);
                }
            }
            for link in links(&shown.body) {
                let inside = link.starts_with(&format!("/{language}/")) && !link.contains("/demo");
                if inside && known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        }
        seen.logged();
    }

    fn may(&self, pattern: &str, action: &str) -> bool {
        if pattern == OVER_PEOPLE {
            let of_the_town = people::ALL.iter().filter_map(|name| people::staff(self.town, name));
            return of_the_town.into_iter().all(|staff| !action.contains(&staff.to_string()));
        }
        !LATER.iter().any(|later| pattern.starts_with(later))
    }

    /// Fills a form in and sends it, and whatever is asked next; gives where it leads in the end.
    pub(crate) async fn fill_in(
        &mut self,
        visitor: &Visitor<'_>,
        name: &'static str,
        mut form: Form,
        seen: &Seen<'_>,
    ) -> Option<String> {
        let mut tries = 0;
        for _ in 0..STEPS {
            let pattern = self.routes.pattern("POST", &form.action)?.to_owned();
            let fields = self.filled(&form, &pattern, name, tries);
            let shown = self.send(visitor, name, &form, &pattern, &fields, seen).await;
            let told = self.sent.entry(pattern).or_default();
            told.sent += 1;
            if shown.status == 303 {
                told.taken += 1;
                return shown.location;
            }
            let next = forms(&shown.body).into_iter().filter(|form| form.is_post);
            let next = next.clone().find(|next| next.id == "main-form").or_else(|| {
                let same = form.action.clone();
                next.clone().find(|next| next.action == same)
            })?;
            match shown.status {
                200 => {
                    told.taken += 1;
                    tries = 0;
                }
                422 if tries < 4 => tries += 1,
                _ => return None,
            }
            form = next;
        }
        None
    }

    async fn send(
        &mut self,
        visitor: &Visitor<'_>,
        name: &'static str,
        form: &Form,
        pattern: &str,
        fields: &[(String, String)],
        seen: &Seen<'_>,
    ) -> Shown {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let file = form.fields.iter().find(|field| field.kind == Kind::File);
        let shown = match file {
            Some(file) if self.routes.takes_files(pattern) => {
                let (file_name, content) = self.file(pattern, &file.name, name);
                visitor.upload(&form.action, &fields, (&file.name, &file_name, content.as_bytes())).await
            }
            _ => visitor.post(&form.action, &fields).await,
        };
        seen.answer(name, &form.action, &shown);
        shown
    }

    fn canary(&mut self, pattern: &str, field: &str, typist: &'static str) -> Canary {
        self.sent.entry(pattern.to_owned()).or_default().typed.insert(field.to_owned());
        Canary { route: pattern.to_owned(), field: field.to_owned(), typist }
    }

    /// A table with a canary in every cell that words may stand in, or the terms of an agreement.
    fn file(&mut self, pattern: &str, field: &str, name: &'static str) -> (String, String) {
        let mut word = |what: &str| {
            let canary = self.canary(pattern, &format!("{field}: {what}"), name);
            self.canaries.word(canary)
        };
        let file_name = word("file name");
        if pattern.starts_with("/sharing/agreements") {
            let terms = include_str!("../../../catalogues/agreements/isp-nw-cse-001.toml");
            return (format!("{file_name}.toml"), terms.replace("ISP-NW-CSE-001", &word("code")));
        }
        let mut table =
            "Reference,Given names,Family name,Date of birth,Phone,School,Address,What happened,Reporter\n".to_owned();
        for _ in 0..2 {
            let (reference, given, family) = (word("reference"), word("given names"), word("family name"));
            let (school, address, what, reporter) = (word("school"), word("address"), word("what"), word("reporter"));
            table.push_str(&format!(
                "{reference},{given},{family},14.5.2011,01632 960555,{school},{address},{what},{reporter}\n"
            ));
        }
        (format!("{file_name}.csv"), table)
    }

    /// A form as somebody fills it in who leaves nothing out.
    fn filled(&mut self, form: &Form, pattern: &str, name: &'static str, tries: usize) -> Vec<(String, String)> {
        let mut sent: Vec<(String, String)> = Vec::new();
        let mut done = BTreeSet::new();
        for field in form.fields.iter().filter(|f| !f.name.is_empty() && f.name != "_language" && f.name != "_csrf") {
            let several = matches!(field.kind, Kind::Choice | Kind::List | Kind::Button | Kind::Tick);
            if several && !done.insert(field.name.as_str()) {
                continue;
            }
            let value = match field.kind {
                Kind::Hidden => Some(field.value.clone()),
                Kind::File => None,
                Kind::Text => Some(self.line(field, pattern, name, tries)),
                Kind::Long => {
                    let canary = self.canary(pattern, &field.name, name);
                    Some(format!("{}: seen getting into a silver car outside the station.", self.canaries.word(canary)))
                }
                Kind::Choice | Kind::List => self.choice(form, field),
                Kind::Tick => {
                    let all = form.fields.iter().filter(|f| f.name == field.name && f.kind == Kind::Tick);
                    let chosen: Vec<_> = all.enumerate().filter(|(n, _)| *n == 0 || self.chance.one_in(2)).collect();
                    sent.extend(chosen.into_iter().map(|(_, f)| (f.name.clone(), f.value.clone())));
                    None
                }
                Kind::Button => None,
            };
            sent.extend(value.map(|value| (field.name.clone(), value)));
        }
        // Mostly the first button goes on; others add, remove, go back.
        let buttons: Vec<&Field> =
            form.fields.iter().filter(|f| f.kind == Kind::Button && !f.name.is_empty()).collect();
        let button =
            if self.chance.one_in(4) { buttons.get(self.chance.below(buttons.len().max(1))) } else { buttons.first() };
        sent.extend(button.map(|button| (button.name.clone(), button.value.clone())));
        sent
    }

    fn choice(&self, form: &Form, field: &Field) -> Option<String> {
        let choices: Vec<&Field> = form
            .fields
            .iter()
            .filter(|f| f.name == field.name && f.kind == field.kind && !f.value.is_empty())
            .collect();
        (!choices.is_empty()).then(|| self.chance.pick(&choices).value.clone())
    }

    fn line(&mut self, field: &Field, pattern: &str, name: &'static str, tries: usize) -> String {
        let of = field.name.to_lowercase();
        let born = ["birth", "born", "dob"].iter().any(|word| of.contains(word));
        let fixed = match of.rsplit(['-', '_']).next().unwrap_or("") {
            // A field that no person sees.
            "more" => Some(String::new()),
            "day" => Some("4".to_owned()),
            "month" => Some("3".to_owned()),
            "year" if born => Some("2012".to_owned()),
            "year" => Some(["2026", "2027", "2026", "2025"][tries.min(3)].to_owned()),
            "postcode" => Some("LL55 1AB".to_owned()),
            "years" | "minutes" => Some("10".to_owned()),
            "time" => Some("19:30".to_owned()),
            _ => None,
        };
        if let Some(fixed) = fixed {
            return fixed;
        }
        if of.starts_with("current") && tries == 0 {
            return testkit::PASSWORD.to_owned();
        }
        if of.contains("password") || of.contains("again") || of.contains("repeat") {
            let canary = self.canary(pattern, &field.name, name);
            let word = self.canaries.word(canary);
            let typed = self.passwords.entry(format!("{pattern} {name}"));
            return typed.or_insert_with(|| format!("{word} by the green harbour")).clone();
        }
        let canary = self.canary(pattern, &field.name, name);
        if ["phone", "tel", "mobile"].iter().any(|word| of.contains(word)) {
            return self.canaries.phone(canary);
        }
        let word = self.canaries.word(canary);
        if of.contains("email") || of.contains("mailbox") { format!("{word}@dolen.test") } else { word }
    }
}
