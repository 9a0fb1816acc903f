//! How many connections are open at once: where one more comes than there are seats, the oldest goes.
//!
//! Five hundred that say nothing hold sixty-four seats among them, and whoever asks is answered.

use std::collections::VecDeque;
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, PoisonError};

/// Connections at once; a browser opens six to one address.
const SEATS: usize = 64;

/// The open connections, the oldest first.
#[derive(Default)]
pub(super) struct Seats {
    taken: Mutex<(u64, VecDeque<(u64, TcpStream)>)>,
}

/// The place of one connection, until it is dropped.
pub(super) struct Seat<'s> {
    seats: &'s Seats,
    number: u64,
}

impl Seats {
    /// A seat for `stream`; none when the system has no more.
    pub(super) fn take(&self, stream: &TcpStream) -> Option<Seat<'_>> {
        let stream = stream.try_clone().ok()?;
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.1.len() >= SEATS
            && let Some((_, oldest)) = taken.1.pop_front()
        {
            let _ = oldest.shutdown(Shutdown::Both);
        }
        taken.0 += 1;
        let number = taken.0;
        taken.1.push_back((number, stream));
        Some(Seat { seats: self, number })
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.1.retain(|(number, _)| *number != self.number);
    }
}
