//! A scheduler and two executors on this machine; one of these is killed while they are at work.

use crate::archive::{Desk, hard};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A process that ends with the test.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Two ports in a row that nobody listens on.
fn free_ports() -> u16 {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn start(folder: &Path, port: u16, args: &[&str]) -> Service {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread-archive"));
    command.args(args).current_dir(folder).stdout(Stdio::null());
    let service = Service(command.spawn().unwrap());
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return service;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{args:?} does not listen");
}

#[test]
fn two_workers_one_of_which_is_killed_make_the_same_bytes() {
    let desk = Desk::with(&hard(60));
    let folder = desk.folder.path();
    let address = |port: u16| format!("127.0.0.1:{port}");
    let port = free_ports();
    let scheduler = address(port);
    let _scheduler = start(folder, port, &["scheduler", "--bind", &scheduler]);
    let executor = || {
        let port = free_ports();
        start(folder, port, &["executor", "--scheduler", &scheduler, "--bind", &address(port), "--tasks", "1"])
    };
    let (_first, second) = (executor(), executor());
    let report = std::thread::scope(|scope| {
        let run = scope.spawn(|| desk.report_of("articles", "out", &["--block", "20", "--workers", &scheduler]));
        let first_stages = desk.path("out/stages/weigh/task-00000.json");
        while !first_stages.exists() && !run.is_finished() {
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(second);
        run.join().unwrap()
    });
    assert!(report == desk.expected());
}
