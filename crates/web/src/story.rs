//! Stories: the desk of those who tell them, and the pages that everybody reads.

mod desk;
mod draft;
mod published;

#[cfg(test)]
mod samples;

use domain::authority::Right;

use crate::routes::{Access, Route};
use crate::url::Path;

#[cfg(test)]
pub(crate) use {
    desk::StoryDesk,
    draft::EditStory,
    published::{ListStories, ShowStory},
};

/// Every published story.
pub const STORIES: Path<0> = Path::new("/stories");
/// One of them.
pub const STORY: Path<1> = Path::new("/stories/{reference}");
/// What can be told, is written, and waits to be read at a body.
pub const DESK: Path<1> = Path::new("/{org}/desk/stories");
/// Where a story is begun from a near miss.
pub const BEGINNING: Path<2> = Path::new("/{org}/analysis/{near_miss}/story");
/// A story on its way.
pub const DRAFT: Path<2> = Path::new("/{org}/desk/stories/{story}");
/// Where a reader says what they think of it.
pub const READING: Path<2> = Path::new("/{org}/desk/stories/{story}/reading");
/// Where it is published.
pub const PUBLICATION: Path<2> = Path::new("/{org}/desk/stories/{story}/publication");
/// Where it is withdrawn.
pub const WITHDRAWAL: Path<2> = Path::new("/{org}/desk/stories/{story}/withdrawal");
/// Where it is thrown away.
pub const DISCARDING: Path<2> = Path::new("/{org}/desk/stories/{story}/discarding");

/// What a story may weigh as a form: every text at its longest, each character in twelve bytes.
const WHOLE: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let tell = Access::Right(Right::TellStories);
    vec![
        Route::get("story.list", STORIES, Access::Anyone, published::list),
        Route::get("story.show", STORY, Access::Anyone, published::show_story),
        Route::get("story.desk", DESK, tell, desk::show_desk),
        Route::get("story.ask-begin", BEGINNING, tell, draft::ask_begin),
        Route::post("story.begin", BEGINNING, tell, draft::begin).with_body_limit(WHOLE),
        Route::get("story.open", DRAFT, tell, draft::open),
        Route::post("story.write", DRAFT, tell, draft::write).with_body_limit(WHOLE),
        Route::post("story.say", READING, tell, draft::say),
        Route::post("story.publish", PUBLICATION, tell, draft::publish),
        Route::post("story.withdraw", WITHDRAWAL, tell, draft::withdraw).with_body_limit(WHOLE),
        Route::post("story.discard", DISCARDING, tell, draft::discard),
    ]
}
