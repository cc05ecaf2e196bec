//! The lanes of a desk as lists: links, filters, order, rows, and what is said when there are none.

use crate::banner::OwnDesk;
use crate::clocks::{clocks, late_before};
use crate::directory::Directory;
use crate::shown::{
    children, clock_line, place_name, raised_by, scroll, small, stacked, state_tags, tag_column, urgency_tag, when,
};
use concerns::queries::{ConcernRow, Owned, Waiting, Wanted, WorkLane, WorkOrder};
use concerns::words::Urgency;
use web::components::{
    Button, ButtonVariant, Cell, Details, Direction, Html, Link, NavigationItem, Paragraph, SelectItem, SubNavigation,
    Table,
};
use web::{Asked, Fields, Filled, Mistakes, Paging};

/// The lanes, in the order in which they are offered.
const LANES: [&str; 6] = ["open", "late", "waiting", "mine", "held", "done"];

/// What of a desk is looked at, as the address says it.
pub(crate) struct View {
    lane: &'static str,
    urgency: Option<Urgency>,
    owner: &'static str,
    sort: &'static str,
}

impl View {
    /// From the address; what is not known there is the usual.
    pub(crate) fn of(asked: &Asked) -> View {
        let among = |name: &str, known: &[&'static str]| {
            known.iter().copied().find(|code| asked.query.is(name, code)).unwrap_or(known[0])
        };
        let lane = among("lane", &LANES);
        View {
            lane,
            urgency: Urgency::from_code(asked.query.text("urgency")),
            owner: among("owner", &["", "nobody", "me"]),
            sort: match (asked.query.text("sort"), lane) {
                ("oldest", _) => "oldest",
                ("newest", _) | ("", "done") => "newest",
                _ => "urgency",
            },
        }
    }

    /// As the query asks for it.
    pub(crate) fn wanted(&self, asked: &Asked, paging: &Paging) -> Wanted {
        let own = asked.visit.actor().staff();
        let edge = || late_before(asked.house.limits(), "report.decide", asked.now());
        Wanted {
            lane: match (self.lane, own) {
                ("late", _) => WorkLane::Undecided(edge()),
                ("waiting", _) => WorkLane::Waiting,
                ("mine", Some(own)) => WorkLane::Of(own),
                ("held", _) => WorkLane::Held,
                ("done", _) => WorkLane::Done,
                _ => WorkLane::Open,
            },
            urgency: self.urgency,
            owned: match (self.owner, own) {
                ("nobody", _) => Owned::ByNobody,
                ("me", Some(own)) => Owned::By(own),
                _ => Owned::ByAnybody,
            },
            order: match self.sort {
                "oldest" => WorkOrder::Oldest,
                "newest" => WorkOrder::Newest,
                _ => WorkOrder::Urgency,
            },
            limit: paging.size,
            offset: paging.offset(),
        }
    }

    fn narrowed(&self) -> bool {
        self.urgency.is_some() || !self.owner.is_empty()
    }

    fn href(&self, asked: &Asked, desk: &OwnDesk, lane: &str, sort: &str) -> String {
        let mut href = format!("/desk?team={}&lane={lane}", desk.team);
        if lane == self.lane {
            let urgency = self.urgency.map_or("", Urgency::code);
            href.push_str(&format!("&urgency={urgency}&owner={}&sort={sort}", self.owner));
        }
        asked.url(&href)
    }
}

/// Links to the lanes, each with its count.
pub(crate) fn lane_links(asked: &Asked, view: &View, desk: &OwnDesk, counts: &Waiting) -> Html {
    let count = |lane: &str| match lane {
        "open" => counts.open,
        "late" => counts.late,
        "waiting" => counts.asked,
        "mine" => counts.own,
        "held" => counts.held,
        _ => 0,
    };
    let items = LANES.into_iter().map(|lane| {
        let key = format!("desk-lane-{lane}");
        let words = asked.t(&key);
        // What is done is not counted: it only grows, and nothing waits there.
        let words = match lane {
            "done" => words,
            _ => asked.t_with("desk-lane-count", &[("lane", words.into()), ("count", count(lane).into())]),
        };
        NavigationItem::new(asked.url(&format!("/desk?team={}&lane={lane}", desk.team)), words, lane == view.lane)
    });
    SubNavigation { label: asked.t("desk-lanes"), items: items.collect(), ..SubNavigation::default() }.html()
}

/// Filters and order, folded away until they are used.
pub(crate) fn narrowing(asked: &Asked, view: &View, desk: &OwnDesk) -> Html {
    let fields = Fields::default()
        .with("urgency", view.urgency.map_or("", Urgency::code))
        .with("owner", view.owner)
        .with("sort", view.sort);
    let none = Mistakes::none();
    let filled = Filled::new(asked, &fields, &none);
    let item = |value: &str, key: String| SelectItem::new(value, asked.t(&key));
    let mut urgencies = vec![item("", "desk-filter-any-urgency".to_owned())];
    urgencies.extend(Urgency::ALL.iter().map(|u| item(u.code(), format!("concerns-urgency-{}", u.code()))));
    let owners = ["anybody", "nobody", "me"]
        .map(|owner| item(if owner == "anybody" { "" } else { owner }, format!("desk-filter-owner-{owner}")));
    let sorts = ["urgency", "oldest", "newest"].map(|sort| item(sort, format!("desk-sort-{sort}")));
    let form = asked
        .choice_form("/desk")
        .hidden("team", desk.team.to_string())
        .hidden("lane", view.lane)
        .field(filled.select("urgency", "desk-filter-urgency", urgencies).html())
        .field(filled.select("owner", "desk-filter-owner", owners.to_vec()).html())
        .field(filled.select("sort", "desk-filter-sort", sorts.to_vec()).html())
        .button(Button { variant: ButtonVariant::Secondary, ..Button::new(asked.t("desk-filter-button")) }.html());
    let clear = if view.narrowed() {
        let href = asked.url(&format!("/desk?team={}&lane={}", desk.team, view.lane));
        Paragraph::new(Link::new(href, asked.t("desk-filter-clear")).html()).html()
    } else {
        Html::default()
    };
    let content = Html::join([form.html(), clear]);
    Details { open: view.narrowed(), ..Details::new(asked.t("desk-filter"), content) }.html()
}

/// What is said when a lane is empty.
pub(crate) fn empty(asked: &Asked, view: &View) -> Html {
    let key = if view.narrowed() { "desk-empty-narrowed".to_owned() } else { format!("desk-empty-{}", view.lane) };
    Paragraph::lead(asked.t(&key)).html()
}

/// The rows.
pub(crate) fn table(asked: &Asked, view: &View, desk: &OwnDesk, rows: &[ConcernRow], names: &Directory) -> Html {
    let direction = |sort: &str, shown: Direction| if view.sort == sort { shown } else { Direction::Unsorted };
    let raised = match view.sort {
        "oldest" => ("newest", Direction::Ascending),
        "newest" => ("oldest", Direction::Descending),
        _ => ("oldest", Direction::Unsorted),
    };
    let head = vec![
        Cell::sortable(
            asked.t("desk-head-urgency"),
            view.href(asked, desk, view.lane, "urgency"),
            direction("urgency", Direction::Descending),
        ),
        Cell::new(asked.t("desk-head-concern")),
        Cell::new(asked.t("desk-head-clocks")),
        Cell::new(asked.t("desk-head-owner")),
        Cell::sortable(asked.t("desk-head-raised"), view.href(asked, desk, view.lane, raised.0), raised.1),
        Cell::new(asked.t("desk-head-where")),
        Cell::new(asked.t("desk-head-waits")),
    ];
    let rows = rows.iter().map(|row| cells(asked, row, names)).collect();
    let key = format!("desk-lane-{}", view.lane);
    let table = Table {
        caption: asked.t(&key),
        caption_classes: "govuk-visually-hidden".to_owned(),
        head,
        rows,
        ..Table::default()
    };
    scroll(&asked.t(&key), table.html())
}

fn cells(asked: &Asked, row: &ConcernRow, names: &Directory) -> Vec<Cell> {
    let tags = std::iter::once(urgency_tag(asked, row.urgency)).chain(state_tags(asked, row));
    let link = Link {
        classes: "govuk-!-font-weight-bold".to_owned(),
        ..Link::new(asked.url(&format!("/concerns/{}", row.concern)), row.reference.as_str())
    };
    let running = clocks(row, asked.house.limits()).into_iter().filter(|clock| clock.runs() && !row.done);
    let clocks = stacked(running.map(|clock| clock_line(asked, &clock)));
    let owner = match row.taken_by {
        Some(owner) => names.staff(owner).to_owned(),
        None => asked.t("desk-owner-nobody"),
    };
    let waits = |count: i64, key: &str| (count > 0).then(|| Html::text(&asked.t_with(key, &[("count", count.into())])));
    let waits = [waits(row.open_questions, "desk-waits-questions"), waits(row.open_mentions, "desk-waits-mentions")];
    vec![
        Cell::new(tag_column(tags)),
        Cell::new(Html::join([link.html(), Html::trusted("<br>"), Html::text(&children(asked, row))])),
        Cell::new(clocks),
        Cell::new(owner),
        Cell::new(Html::join([Html::text(&when(asked, row.reported_at)), small(raised_by(asked, row, names))])),
        Cell::new(place_name(asked, row.council.as_deref())),
        Cell::new(stacked(waits.into_iter().flatten())),
    ]
}
