//! GOV.UK and MOJ components as typed values that render to HTML.
#![doc = include_str!("../README.md")]

mod attributes;
mod content;
mod html;
#[macro_use]
mod macros;

mod back_link;
mod breadcrumbs;
mod button;
mod character_count;
mod checkboxes;
mod choice;
mod date_input;
mod details;
mod error_message;
mod error_summary;
mod exit_this_page;
mod field;
mod fieldset;
mod file_upload;
mod footer;
mod form;
mod header;
mod hint;
mod input;
mod inset_text;
mod label;
mod language_switch;
mod layout;
mod moj;
mod notification_banner;
mod pagination;
mod panel;
mod password_input;
mod phase_banner;
mod plain;
mod radios;
mod select;
mod service_navigation;
mod skip_link;
mod summary_list;
mod table;
mod tabs;
mod tag;
mod task_list;
mod textarea;
mod warning_text;

pub use attributes::Attributes;
pub use back_link::BackLink;
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::{Button, ButtonGroup, ButtonType, ButtonVariant};
pub use character_count::{CharacterCount, Plurals};
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use content::Content;
pub use date_input::{DateInput, DateItem};
pub use details::Details;
pub use error_message::ErrorMessage;
pub use error_summary::{ErrorLink, ErrorSummary};
pub use exit_this_page::{ExitThisPage, WEATHER};
pub use field::FormGroup;
pub use fieldset::{Fieldset, Legend};
pub use file_upload::FileUpload;
pub use footer::{Footer, FooterLink};
pub use form::{Form, Method};
pub use header::{Account, GenericHeader, Header};
pub use hint::Hint;
pub use html::Html;
pub use input::{Affix, Input};
pub use inset_text::InsetText;
pub use label::Label;
pub use language_switch::{LanguageItem, LanguageSwitch};
pub use layout::{AssetUrls, Layout, Width};
pub use moj::{
    Alert, AlertVariant, Badge, Filter, FilterCategory, FilterTag, IdentityBar, NavigationItem, SideNavigation,
    SubNavigation, Timeline, TimelineItem,
};
pub use notification_banner::NotificationBanner;
pub use pagination::{PageItem, PageLink, Pagination};
pub use panel::{Panel, PanelAction};
pub use password_input::PasswordInput;
pub use phase_banner::PhaseBanner;
pub use plain::{Column, Columns, Heading, Link, List, ListKind, Paragraph, ParagraphKind, SectionBreak, Size};
pub use radios::Radios;
pub use select::{Select, SelectItem};
pub use service_navigation::{ServiceItem, ServiceNavigation};
pub use skip_link::SkipLink;
pub use summary_list::{Action, SummaryCard, SummaryList, SummaryRow};
pub use table::{Cell, Direction, Sort, Table};
pub use tabs::{Tab, Tabs};
pub use tag::{Tag, TagColour};
pub use task_list::{Task, TaskList};
pub use textarea::Textarea;
pub use warning_text::WarningText;
