//! Concerns are reported through their doors, and desks do what the scripts say.

use super::{Trouble, partnership::Staffed, register::Register, report};

use crate::region::{ConcernScript, Door, Region, Step, StepAt};
use access::Visit;
use concerns::commands;
use concerns::words::{Account, AnswerKind, Asked, Decision, Desk, Match, Urgency};
use kernel::{ReturnCode, Timestamp};
use people::words::RecordDetails;
use store::{Declined, House, Stop};
use vocabulary::{ConcernId, MentionId, QuestionId};

/// What the house knows of one script.
#[derive(Clone)]
struct Played {
    concern: ConcernId,
    mentions: Vec<MentionId>,
    code: Option<ReturnCode>,
    question: Option<QuestionId>,
    /// Whether the reporter has been asked and has not answered.
    waits_for_reporter: bool,
}

/// Plays the scripts.
pub(super) struct Play<'a> {
    house: &'a House,
    region: &'a Region,
    staffed: &'a Staffed,
    /// In the order of the region's list; nothing until it has been reported.
    played: Vec<Option<Played>>,
}

impl<'a> Play<'a> {
    pub(super) fn new(house: &'a House, region: &'a Region, staffed: &'a Staffed) -> Self {
        Play { house, region, staffed, played: vec![None; region.concerns.len()] }
    }

    /// Return codes of reports by people without an account: first those with a question that waits for its answer, then
    /// those with any question, the newest first.
    pub(super) fn codes(&self) -> Vec<String> {
        let mut with_code: Vec<&Played> = self.played.iter().rev().flatten().filter(|one| one.code.is_some()).collect();
        with_code.sort_by_key(|one| (!one.waits_for_reporter, one.question.is_none()));
        with_code.into_iter().filter_map(|one| one.code.as_ref()).map(ToString::to_string).collect()
    }

    /// A concern comes in.
    pub(super) async fn report(&mut self, key: usize) -> Result<(), Trouble> {
        let script = &self.region.concerns[key];
        let doing = || Trouble::at(format!("concern {} is reported", script.number));
        let visit = match (script.door, report::reporting_staff(script)) {
            (Door::Telephone, _) => {
                self.staffed.visit(self.house, script.awake.unwrap_or(script.worker), script.reported).await?
            }
            (Door::Professional, Some(staff)) => self.staffed.visit(self.house, staff, script.reported).await?,
            _ => Visit::public(script.language, script.reported),
        };
        let told = report::report(self.region, self.staffed, script);
        let receipt = commands::report(self.house, &visit, told).await.map_err(doing())?;
        let mentions = self.mentions(receipt.concern).await?;
        self.played[key] = Some(Played {
            concern: receipt.concern,
            mentions,
            code: receipt.code,
            question: None,
            waits_for_reporter: false,
        });
        Ok(())
    }

    /// The ids of the mentions in the order in which they were told.
    async fn mentions(&self, concern: ConcernId) -> Result<Vec<MentionId>, Trouble> {
        let mut reader = self.house.facts().await?;
        let history = reader.history::<concerns::events::ConcernEvent>(&store::Stream::of(concern)).await?;
        let reported = history.events.iter().find_map(|told| match &told.event {
            concerns::events::ConcernEvent::Reported(reported) => Some(reported),
            _ => None,
        });
        Ok(reported.map(|reported| reported.mentions.iter().map(|mention| mention.id).collect()).unwrap_or_default())
    }

    /// One step is taken.
    pub(super) async fn step(&mut self, key: usize, place: usize, register: &Register) -> Result<(), Trouble> {
        let script = &self.region.concerns[key];
        let step = &script.steps[place];
        let Some(played) = self.played[key].clone() else { return Ok(()) };
        let asked = self.take(script, step, &played, register).await;
        let asked = asked.map_err(Trouble::at(format!(
            "concern {} {:?}, step {place} {:?}",
            script.number, script.state, step.step
        )))?;
        if let Some(played) = &mut self.played[key] {
            played.question = asked.or(played.question);
            match step.step {
                Step::ReporterAsked(_) => played.waits_for_reporter = true,
                Step::ReporterAnswered(_) => played.waits_for_reporter = false,
                _ => {}
            }
        }
        Ok(())
    }

    async fn visit(&self, script: &ConcernScript, by: Option<usize>, at: Timestamp) -> Result<Visit, Stop> {
        match by {
            Some(key) => agencies::seeding::visit_of(self.house, at, self.staffed.staff(key)).await,
            None => Ok(Visit::public(script.language, at)),
        }
    }

    /// Takes the step; gives the question that it asks, if it does.
    async fn take(
        &self,
        script: &ConcernScript,
        step: &StepAt,
        played: &Played,
        register: &Register,
    ) -> Result<Option<QuestionId>, Stop> {
        let (house, concern) = (self.house, played.concern);
        let visit = &self.visit(script, step.by, step.at).await?;
        match &step.step {
            Step::Opened => commands::open(house, visit, concern).await?,
            Step::UrgencySet(code, reason) => {
                let urgency = Urgency::from_code(code).unwrap_or(Urgency::Today);
                match commands::set_urgency(house, visit, concern, urgency, reason, None).await {
                    // It was so from the beginning.
                    Err(Stop::Declined(Declined("urgency-unchanged"))) => 0,
                    done => done?,
                }
            }
            Step::Taken => commands::take(house, visit, concern).await?,
            Step::HandedOver(to, reason) => {
                commands::hand_over(house, visit, concern, self.staffed.staff(*to), reason, None).await?
            }
            Step::Moved(council, reason) => self.send_on(visit, concern, council, reason).await?,
            Step::ToTheDayDesk(reason) => self.send_on(visit, concern, &script.council, reason).await?,
            Step::ReporterAsked(text) => {
                return commands::ask(house, visit, concern, Asked::Reporter, text).await.map(Some);
            }
            Step::AgencyAsked(agency, text) => {
                let of = Asked::Agency(self.first_team(agency));
                return commands::ask(house, visit, concern, of, text).await.map(Some);
            }
            Step::ReporterAnswered(text) => self.reporter_answers(visit, played, text).await?,
            Step::AgencyAnswered(text) => {
                commands::answer_question(house, visit, concern, played.question.ok_or(Stop::NotFound)?, text).await?
            }
            Step::Linked(place, reason) => {
                let agency = step.by.map_or("", |key| self.region.staff[key].agency.as_str());
                let person = script.mentions[*place].person;
                let record = register.of_person(self.region, person, agency).ok_or(Stop::NotFound)?;
                commands::match_mention(house, visit, concern, played.mentions[*place], Match::Linked(record), reason)
                    .await?
            }
            Step::Unlinked(place, reason) => {
                commands::undo_match(house, visit, concern, played.mentions[*place], reason).await?
            }
            Step::AddedAsNew(place) => self.add(visit, script, played, *place).await?,
            Step::LeftOpen(place, reason) => {
                commands::match_mention(house, visit, concern, played.mentions[*place], Match::LeftOpen, reason).await?
            }
            Step::ConfirmedInWriting(text) => {
                let account = Account { what: text.clone(), ..Account::default() };
                commands::confirm_in_writing(house, visit, concern, account).await?
            }
            Step::Decided(code, reason) => {
                let decision = Decision::from_code(code).ok_or(Stop::NotFound)?;
                commands::decide(house, visit, concern, decision, reason, None).await?
            }
            Step::Acknowledged(text) => {
                commands::send_answer(house, visit, concern, AnswerKind::Acknowledgement, text).await?
            }
            Step::DecisionTold(text) => {
                commands::send_answer(house, visit, concern, AnswerKind::Decision, text).await?
            }
            Step::Escalated(reason) => commands::escalate(house, visit, concern, reason).await?,
            Step::EscalationAnswered(reopened, text) => {
                commands::answer_escalation(house, visit, concern, *reopened, text).await?
            }
        };
        Ok(None)
    }

    async fn send_on(&self, visit: &Visit, concern: ConcernId, council: &str, reason: &str) -> Result<u64, Stop> {
        commands::move_desk(self.house, visit, concern, self.first_team(council), reason, None).await
    }

    /// The team of an agency that takes questions and concerns: it stands first in its list.
    fn first_team(&self, agency: &str) -> Desk {
        let team =
            self.region.agency(agency).and_then(|found| found.teams.first()).map_or("", |team| team.code.as_str());
        self.staffed.desk(agency, team)
    }

    async fn reporter_answers(&self, visit: &Visit, played: &Played, text: &str) -> Result<u64, Stop> {
        let question = played.question.ok_or(Stop::NotFound)?;
        match &played.code {
            Some(code) => commands::answer_with_code(self.house, visit, code, question, text).await,
            None => commands::answer_question(self.house, visit, played.concern, question, text).await,
        }
    }

    /// The desk writes a record of its own of somebody whom nobody knows.
    async fn add(&self, visit: &Visit, script: &ConcernScript, played: &Played, place: usize) -> Result<u64, Stop> {
        let mention = &script.mentions[place];
        let details = RecordDetails {
            given_names: mention.first.clone(),
            family_name: mention.surname.clone(),
            date_of_birth: mention.born.map(kernel::UncertainDate::Day),
            sex: mention.female.map(|female| if female { "F" } else { "M" }.to_owned()),
            ..RecordDetails::default()
        };
        let agency = visit.who.agency.ok_or(Stop::NotFound)?;
        let record = people::commands::add_record(self.house, visit, agency, details, None).await?;
        let reason = match visit.language {
            kernel::Language::Cy => "Heb gofnod hyd yma.",
            kernel::Language::En => "No record so far.",
        };
        commands::match_mention(
            self.house,
            visit,
            played.concern,
            played.mentions[place],
            Match::AddedAsNew(record),
            reason,
        )
        .await
    }
}
