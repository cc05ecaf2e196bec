//! People at work while the server may be killed at any moment: some report, one works at the desk.

use crate::http::Visitor;
use crate::journey::{self, End, Sent, tell};
use crate::server::Place;
use anyhow::Context;
use kernel::Chance;
use std::sync::atomic::{AtomicBool, Ordering};
use testkit::page::{Form, Kind, forms, links};

/// What a round of load left behind.
#[derive(Default)]
pub struct Load {
    /// Codes that were shown.
    pub codes: Vec<String>,
    /// What was sent last where the connection was cut.
    pub cut: Vec<Sent>,
    /// Changes of the desk that were acknowledged.
    pub worked: u64,
    /// What should never happen.
    pub trouble: Vec<String>,
}

/// Reporters and a duty worker at work until the server is gone.
pub fn under_load(place: &Place, reporters: usize, desk: &mut Visitor, chance: &Chance, kill: impl FnOnce()) -> Load {
    let gone = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let gone = &gone;
        let mut workers = Vec::new();
        for number in 0..reporters {
            let chance = chance.child(&format!("reporter {number}"));
            workers.push(scope.spawn(move || report_until(place, gone, &chance)));
        }
        let at_desk = chance.child("desk");
        workers.push(scope.spawn(move || work_until(desk, gone, &at_desk)));
        kill();
        gone.store(true, Ordering::Relaxed);
        let mut all = Load::default();
        for worker in workers {
            match worker.join() {
                Ok(load) => {
                    all.codes.extend(load.codes);
                    all.cut.extend(load.cut);
                    all.worked += load.worked;
                    all.trouble.extend(load.trouble);
                }
                Err(_) => all.trouble.push("a visitor panicked".to_owned()),
            }
        }
        all
    })
}

/// A network that nobody else comes from.
pub fn somewhere(chance: &Chance) -> String {
    let [a, b, c] = chance.bytes::<3>();
    format!("10.{a}.{b}.{c}")
}

fn report_until(place: &Place, gone: &AtomicBool, chance: &Chance) -> Load {
    let mut load = Load::default();
    while !gone.load(Ordering::Relaxed) {
        let mut visitor = Visitor::new(place.address, &somewhere(chance));
        match tell(&mut visitor, chance) {
            Ok(End::Acknowledged(code, _)) => load.codes.push(code),
            Ok(End::Cut(sent)) => {
                load.cut.extend(sent);
                break;
            }
            Err(trouble) => {
                load.trouble.push(format!("{trouble:#}"));
                break;
            }
        }
    }
    load
}

/// The first sign-ins of the demonstration's page are those of a duty desk.
const AT_A_DESK: usize = 2;

/// A duty worker, signed in before, takes concerns and asks questions about them.
fn work_until(desk: &mut Visitor, gone: &AtomicBool, chance: &Chance) -> Load {
    let mut load = Load::default();
    // The connection of the last round led to a server that is gone.
    desk.hang_up();
    // A failure is the server being gone: what was answered before counts.
    let _ = work(desk, gone, chance, &mut load.worked);
    load
}

/// Signs in as whoever has concerns on their desk.
pub fn sign_in(visitor: &mut Visitor, chance: &Chance) -> anyhow::Result<()> {
    let entrances: Vec<Form> =
        forms(&visitor.get("/en/demo")?.body).into_iter().filter(|form| form.action.ends_with("/demo/enter")).collect();
    let first = chance.below(AT_A_DESK);
    for place in [first, 1 - first] {
        let enter = entrances.get(place).context("nobody to sign in as")?;
        visitor.post(&enter.action, &hidden(enter))?;
        if !concerns(visitor)?.is_empty() {
            return Ok(());
        }
    }
    anyhow::bail!("no desk has anything on it")
}

fn concerns(visitor: &mut Visitor) -> anyhow::Result<Vec<String>> {
    let desk = visitor.get("/en/desk")?;
    Ok(links(&desk.body).into_iter().filter(|link| link.starts_with("/en/concerns/")).collect())
}

fn work(visitor: &mut Visitor, gone: &AtomicBool, chance: &Chance, worked: &mut u64) -> anyhow::Result<()> {
    let mut concerns = concerns(visitor)?;
    while !gone.load(Ordering::Relaxed) {
        let concern = concerns.get(chance.below(concerns.len())).context("an empty desk")?.clone();
        let take = chance.one_in(4);
        let page = visitor.get(&if take { concern.clone() } else { format!("{concern}/ask") })?;
        let wanted = if take { "/take" } else { "/ask" };
        if let Some(form) = forms(&page.body).into_iter().find(|form| form.action.ends_with(wanted)) {
            let fields = journey::filled(&form, true, chance);
            let done = visitor.post(&form.action, &fields)?.location.unwrap_or_default();
            *worked += u64::from(done.ends_with("done=taken") || done.ends_with("done=asked"));
        } else if take {
            // Somebody has it: the desk may have something newer.
            concerns = self::concerns(visitor)?;
        }
    }
    Ok(())
}

fn hidden(form: &Form) -> Vec<(String, String)> {
    let hidden = form.fields.iter().filter(|field| field.kind == Kind::Hidden);
    hidden.map(|field| (field.name.clone(), field.value.clone())).collect()
}
