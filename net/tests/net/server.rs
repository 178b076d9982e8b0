//! Servers that do exactly what a test tells them, well or badly.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use summ_net::{Client, Settings};
use url::Url;

/// A server on loopback. It lives as long as the test process.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves each connection one request: `answer` gets its number from 0, its head, and
    /// the connection.
    pub fn new(answer: impl Fn(usize, &str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &seen, &*answer));
            }
        });
        Self { port, requests }
    }

    /// Answers everything alike.
    pub fn always(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::new(move |_, _, stream| drop(stream.write_all(&bytes)))
    }

    /// Answers in turn; the last answer goes on for ever.
    pub fn turns(answers: Vec<Vec<u8>>) -> Self {
        Self::new(move |n, _, stream| drop(stream.write_all(&answers[n.min(answers.len() - 1)])))
    }

    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://127.0.0.1:{}{path}", self.port)).unwrap()
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The heads of all requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn serve(
    mut stream: TcpStream,
    seen: &Mutex<Vec<String>>,
    answer: &dyn Fn(usize, &str, &mut TcpStream),
) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            // What begins like TLS (a record of type 22) is no request.
            Ok(1) if head.is_empty() && byte[0] == 22 => return,
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let number = {
        let mut seen = seen.lock().unwrap();
        seen.push(head.clone());
        seen.len() - 1
    };
    answer(number, &head, &mut stream);
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

pub fn json(body: &str) -> Vec<u8> {
    reply("200 OK", &["Content-Type: application/json"], body)
}

pub fn redirect(to: &str) -> Vec<u8> {
    reply("302 Found", &[&format!("Location: {to}")], "")
}

/// Settings for loopback, with waits that a test can bear.
pub fn settings() -> Settings {
    Settings {
        allow_private: true,
        timeout: Duration::from_secs(20),
        backoff: Duration::from_millis(1),
        ..Settings::default()
    }
}

pub fn client() -> Client {
    Client::new(settings()).unwrap()
}
