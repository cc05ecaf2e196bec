//! The unit of work over SQLite and PostgreSQL: entries, read tables, traces, jobs.
