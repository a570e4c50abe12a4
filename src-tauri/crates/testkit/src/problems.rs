//! Reading what was refused.

use copse_core::CoreError;

/// The fields that were refused, in order.
///
/// # Panics
/// Where the result is anything else than [`CoreError::Invalid`].
#[expect(
    clippy::panic,
    reason = "a test that expects problems has to stop where there are none"
)]
pub fn fields_of<T>(result: Result<T, CoreError>) -> Vec<String> {
    match result {
        Err(CoreError::Invalid(problems)) => {
            problems.into_iter().map(|problem| problem.field).collect()
        }
        Err(other) => panic!("refused for another reason: {other:?}"),
        Ok(_) => panic!("accepted what should be refused"),
    }
}
