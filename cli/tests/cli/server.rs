//! Servers on loopback that answer what a test tells them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that lives as long as the test process.
pub struct Server {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// `answer` makes bytes of a request's path, with its query string.
    pub fn new(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (heads.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &seen, &*answer));
            }
        });
        Server { port, heads }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("a whole list").clone()
    }
}

fn serve(mut stream: TcpStream, seen: &Mutex<Vec<String>>, answer: &dyn Fn(&str) -> Vec<u8>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).expect("a head of ASCII");
    let path = head.split(' ').nth(1).expect("a path").to_owned();
    seen.lock().expect("a whole list").push(head);
    drop(stream.write_all(&answer(&path)));
}

/// An answer of HTTP; headers as lines.
pub fn reply(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut lines = vec![
        format!("HTTP/1.1 {status}"),
        format!("Content-Length: {}", body.len()),
        "Connection: close".to_owned(),
    ];
    lines.extend(headers.iter().map(|line| (*line).to_owned()));
    let mut bytes = (lines.join("\r\n") + "\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// A success of this content type.
pub fn ok(content_type: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    reply("200 OK", &[&format!("Content-Type: {content_type}")], body)
}
