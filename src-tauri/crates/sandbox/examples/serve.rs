//! Runs the sandbox until Ctrl-C: `cargo run -p callcard-sandbox --example serve -- [--faults] [PORT] [FOLDER]`.

use callcard_sandbox::{Options, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = Options::default();
    for argument in std::env::args().skip(1) {
        match argument.parse() {
            _ if argument == "--faults" => options.faults = true,
            Ok(port) => options.port = Some(port),
            Err(_) => options.data = Some(argument.into()),
        }
    }
    let sandbox = Sandbox::start(options).await?;
    println!("{}", sandbox.origin());
    println!("Authorization: Bearer {}", sandbox.token());
    tokio::signal::ctrl_c().await?;
    sandbox.stop().await;
    Ok(())
}
