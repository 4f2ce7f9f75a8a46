//! A participant's way through the pages, as a browser without a script walks it: read a page, fill its form, send it, follow.

mod browser;
mod choosing;
mod conflicts;
mod entering;
mod evaluating;
mod leaving;
mod mischief;
mod team;
mod own_pages;
mod whole_way;
mod enrolling;
mod operating;
mod teaming;
