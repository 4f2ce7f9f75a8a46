//! `presque stats`: one JSON request on standard input, one JSON answer on standard output.

use std::io::{self, Read, Write};

use documents::statistics::{Fault, LARGEST_REQUEST, answer};

/// Answered.
const FINE: u8 = 0;
/// Input could not be read or output not be written.
const BROKEN: u8 = 1;
/// The input is not JSON.
const MALFORMED: u8 = 2;
/// The request is understood and refused.
const REFUSED: u8 = 3;

/// Reads the whole request, writes the answer and returns the exit code. On any code but 0 nothing is written to
/// `output`, so that a program reading it never takes half an answer for one; the reason goes to `errors`.
pub(crate) fn run(input: impl Read, output: impl Write, errors: impl Write) -> u8 {
    match answered(input) {
        Ok(answer) => match write_line(output, &answer) {
            Ok(()) => FINE,
            Err(error) => explain(errors, BROKEN, &format!("the answer could not be written: {error}")),
        },
        Err(Stopped::Reading(error)) => explain(errors, BROKEN, &format!("the request could not be read: {error}")),
        Err(Stopped::Fault(fault @ Fault::Malformed(_))) => explain(errors, MALFORMED, &fault.to_string()),
        Err(Stopped::Fault(fault @ Fault::Refused { .. })) => explain(errors, REFUSED, &fault.to_string()),
    }
}

enum Stopped {
    Reading(io::Error),
    Fault(Fault),
}

fn answered(input: impl Read) -> Result<String, Stopped> {
    let mut request = Vec::new();
    // One byte more than accepted, so that a request that is too large is refused instead of cut short.
    let limit = LARGEST_REQUEST as u64 + 1;
    input.take(limit).read_to_end(&mut request).map_err(Stopped::Reading)?;
    answer(&request).map_err(Stopped::Fault)
}

fn write_line(mut to: impl Write, line: &str) -> io::Result<()> {
    writeln!(to, "{line}")?;
    to.flush()
}

/// Says why on `errors`. When that cannot be written either, the exit code alone has to tell.
fn explain(errors: impl Write, code: u8, reason: &str) -> u8 {
    write_line(errors, &format!("presque stats: {reason}")).map_or(code, |()| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stats(input: &[u8]) -> (u8, String, String) {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let code = run(input, &mut output, &mut errors);
        (code, String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap())
    }

    #[test]
    fn a_request_is_answered_on_one_line() {
        let (code, output, errors) = stats(br#"{"method":"mcnemar_midp","b":1,"c":7}"#);
        assert_eq!((code, output.as_str(), errors.as_str()), (0, "{\"p\":0.0390625}\n", ""));
    }

    #[test]
    fn what_is_undefined_is_null_and_fine() {
        let (code, output, _) = stats(br#"{"method":"wilson","k":0,"n":0}"#);
        assert_eq!((code, output.as_str()), (0, "{\"estimate\":null,\"low\":null,\"high\":null}\n"));
    }

    #[test]
    fn malformed_input_is_2_with_nothing_on_output() {
        for input in [&b""[..], b"{", b"nonsense", b"{\"method\":\"wilson\",\"k\":NaN,\"n\":1}", b"\xff\xfe", b"{} {}"]
        {
            let (code, output, errors) = stats(input);
            assert_eq!((code, output.as_str()), (2, ""));
            assert!(errors.starts_with("presque stats: malformed: ") && errors.lines().count() == 1, "{errors}");
        }
    }

    #[test]
    fn refused_input_is_3_with_field_reason_and_remedy() {
        let (code, output, errors) = stats(br#"{"method":"wilson","k":800,"n":799}"#);
        assert_eq!((code, output.as_str()), (3, ""));
        assert_eq!(errors, "presque stats: refused: k: 800 is more than n (799); count k among n\n");
    }

    #[test]
    fn a_request_without_end_is_refused_without_filling_memory() {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        assert_eq!(run(io::repeat(b' '), &mut output, &mut errors), 3);
        assert!(output.is_empty());
    }

    #[test]
    fn an_output_that_is_closed_is_1() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut errors = Vec::new();
        assert_eq!(run(&br#"{"method":"wilson","k":1,"n":2}"#[..], Closed, &mut errors), 1);
        assert!(!errors.is_empty());
        assert_eq!(run(&b"{"[..], Closed, Closed), 2);
    }
}
