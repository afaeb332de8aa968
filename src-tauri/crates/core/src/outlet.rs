//! The way from the desk to whoever makes requests to the CRM: a few places, and the work that goes to them.
//!
//! The desk's side takes a place first, writes that the work is begun, and then gives it there. Whoever makes the
//! requests keeps the place until one has come to its end. When they stop they take all places: from then on nobody is
//! given work, and what was given and not begun can be given back.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use crate::reporting::Work;

/// Requests under way at once.
const PLACES: u32 = 3;

/// The desk's side. Clones share the places.
#[derive(Clone, Debug)]
pub(crate) struct Outlet {
    places: Arc<Semaphore>,
    works: mpsc::UnboundedSender<Given>,
}

/// A place in which a request can be made. It is free again when this is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    place: OwnedSemaphorePermit,
    works: mpsc::UnboundedSender<Given>,
}

/// Work, and the place it takes up until this is dropped.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) work: Work,
    pub(crate) place: OwnedSemaphorePermit,
}

/// The other side: what is to be done.
#[derive(Debug)]
pub(crate) struct Works {
    places: Arc<Semaphore>,
    given: mpsc::UnboundedReceiver<Given>,
}

/// Both sides, with all places free.
pub(crate) fn outlet() -> (Outlet, Works) {
    let places = Arc::new(Semaphore::new(PLACES as usize));
    let (works, given) = mpsc::unbounded_channel();
    (Outlet { places: places.clone(), works }, Works { places, given })
}

impl Outlet {
    /// A place, if one is free and somebody makes requests.
    pub(crate) fn place(&self) -> Option<Place> {
        let place = self.places.clone().try_acquire_owned().ok()?;
        Some(Place { place, works: self.works.clone() })
    }
}

impl Place {
    /// Gives work to whoever makes requests. It comes back when nobody does any more.
    pub(crate) fn give(self, work: Work) -> Result<(), Work> {
        self.works.send(Given { work, place: self.place }).map_err(|unsent| unsent.0.work)
    }
}

impl Works {
    /// The next work; `None` when there is no desk any more.
    pub(crate) async fn next(&mut self) -> Option<Given> {
        self.given.recv().await
    }

    /// Takes all places as they become free, so that no more work is given. Hands what was given meanwhile to `back`,
    /// and returns when nothing is under way any more.
    pub(crate) async fn close(mut self, mut back: impl FnMut(Work)) {
        let all = self.places.clone().acquire_many_owned(PLACES);
        tokio::pin!(all);
        loop {
            tokio::select! {
                biased;
                // The first in line for every place that becomes free, so nobody else gets one from now on.
                _all = &mut all => return,
                Some(Given { work, place }) = self.given.recv() => {
                    back(work);
                    drop(place);
                }
            }
        }
    }
}

impl Drop for Works {
    fn drop(&mut self) {
        self.places.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work {
        Work::Pipelines
    }

    #[tokio::test]
    async fn there_is_no_more_work_under_way_than_there_are_places() {
        let (outlet, mut works) = outlet();
        let places: Vec<Place> = std::iter::from_fn(|| outlet.place()).collect();
        assert_eq!(places.len(), PLACES as usize);
        places.into_iter().for_each(|place| place.give(work()).unwrap());
        let first = works.next().await.unwrap();
        assert!(outlet.place().is_none(), "it is under way");
        drop(first);
        assert!(outlet.place().is_some());
    }

    #[tokio::test]
    async fn whoever_stops_gives_back_what_was_given_and_is_given_no_more() {
        let (outlet, works) = outlet();
        let [early, late] = [outlet.place().unwrap(), outlet.place().unwrap()];
        early.give(work()).unwrap();
        let mut back = Vec::new();
        let closing = works.close(|work| back.push(work));
        let giving = async {
            // Its place was taken before, and what it is for is written only now.
            tokio::task::yield_now().await;
            late.give(work()).unwrap();
            assert!(outlet.place().is_none(), "nobody gets a place any more");
        };
        tokio::join!(closing, giving);
        assert_eq!(back, [work(), work()]);
        assert!(outlet.place().is_none());
    }

    #[tokio::test]
    async fn work_for_one_who_is_gone_comes_back_at_once() {
        let (outlet, works) = outlet();
        let place = outlet.place().unwrap();
        drop(works);
        assert_eq!(place.give(work()), Err(work()));
        assert!(outlet.place().is_none());
    }
}
