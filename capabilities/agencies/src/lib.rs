//! Organisations, teams, staff, roles and sign-in.
