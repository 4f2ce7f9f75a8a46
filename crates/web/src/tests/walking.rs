//! A participant's way through the pages, as a browser without a script walks it: read a page, fill its form, send it, follow.

mod analysing;
mod anonymity;
mod apart;
mod browser;
mod choosing;
mod conflicts;
mod editorial;
mod enrolling;
mod entering;
mod evaluating;
mod every_route;
mod forum;
mod helping;
mod leaving;
mod mischief;
mod near_miss;
mod operating;
mod own_pages;
mod receipt;
mod rehearsing;
mod reviewing;
mod rex;
mod synthesis;
mod team;
mod teaming;
mod whole_way;
