//! What others may read of organisations and their people: rows in plain types.

mod agencies;
mod movements;
mod people;
mod who;

pub use agencies::{
    AgencyRow, OnCall, Rota, TeamRow, agencies, agency, agency_named, designated_desk_of, duty_desk_of,
    out_of_hours_of, rota, team, teams, teams_of,
};
pub use movements::{Movement, movements};
pub use people::{
    Held, Member, PAGE, Page, PersonRow, StaffFilter, eligible_for_rota, held, members, people, person, person_thing,
    search_staff, staff_by_email, staff_name, staff_names,
};
pub use who::{Facts, facts_of};
