//! The few calls of Windows for which there is no safe way: who this process is and which others run, who may come to the
//! front, and how the screen is. They decide nothing.
#![expect(unsafe_code, reason = "Windows has no other way to ask for these")]

pub(crate) mod screen;

use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
use std::ptr;

use callcard_local::Paths;
use windows_sys::Win32::Foundation::{INVALID_HANDLE_VALUE, S_OK};
use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
use windows_sys::Win32::System::Diagnostics::ToolHelp::{
    CreateToolhelp32Snapshot, PROCESSENTRY32W, Process32FirstW, Process32NextW, TH32CS_SNAPPROCESS,
};
use windows_sys::Win32::System::Pipes::GetNamedPipeServerProcessId;
use windows_sys::Win32::UI::Shell::{
    ASSOCF_IS_PROTOCOL, ASSOCSTR_FRIENDLYAPPNAME, AssocQueryStringW, SetCurrentProcessExplicitAppUserModelID,
};
use windows_sys::Win32::UI::WindowsAndMessaging::{
    AllowSetForegroundWindow, HWND_BROADCAST, MB_ICONERROR, MB_OK, MessageBoxW, SMTO_ABORTIFHUNG, SendMessageTimeoutW,
    WM_SETTINGCHANGE,
};
use windows_sys::core::w;

/// Has this process's windows and notices belong to Callcard, as it is registered. To be called before there are any.
pub(crate) fn be_callcard() {
    // SAFETY: the name is a constant that ends with a zero, as the call wants it.
    let named = unsafe { SetCurrentProcessExplicitAppUserModelID(w!("app.callcard")) };
    if named < 0 {
        tracing::debug!("Windows did not take Callcard's name: {named:#x}");
    }
}

/// Has what is printed appear in the console that this process was started from, if it was: a program with windows has none
/// of its own. For one that prints and ends, because whoever closes a console ends all that is attached to it.
pub(crate) fn print_to_console() {
    // SAFETY: the call takes nothing but a number. It fails where there is no console, and then nobody reads along.
    unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
}

/// Tells in a box of the system, until somebody has read it.
pub(crate) fn tell(text: &str) {
    let text: Vec<u16> = text.encode_utf16().filter(|unit| *unit != 0).chain([0]).collect();
    // SAFETY: both texts end with a zero and outlive the call, and a box may belong to no window.
    unsafe { MessageBoxW(ptr::null_mut(), text.as_ptr(), w!("Callcard"), MB_OK | MB_ICONERROR) };
}

/// The name of the program that takes links of a scheme; empty where there is none.
pub(crate) fn program_for(scheme: &str) -> Option<String> {
    let scheme: Vec<u16> = scheme.encode_utf16().chain([0]).collect();
    let mut name = [0; 260];
    let mut length = name.len() as u32;
    // SAFETY: the scheme ends with a zero, the length is that of the buffer, and both outlive the call.
    let known = unsafe {
        AssocQueryStringW(
            ASSOCF_IS_PROTOCOL,
            ASSOCSTR_FRIENDLYAPPNAME,
            scheme.as_ptr(),
            ptr::null(),
            name.as_mut_ptr(),
            &mut length,
        )
    };
    // The length includes the zero.
    let end = if known == S_OK { (length as usize).saturating_sub(1) } else { 0 };
    Some(String::from_utf16_lossy(name.get(..end)?))
}

/// Whether a program with this file's name runs. Where that cannot be told, it is taken for one that does not.
pub(crate) fn runs(name: &str) -> bool {
    // SAFETY: the call takes nothing but numbers.
    let list = unsafe { CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0) };
    if list == INVALID_HANDLE_VALUE {
        tracing::debug!("which programs run cannot be told");
        return false;
    }
    // SAFETY: the handle has just been made, is nobody else's, and is closed as any other.
    let list = unsafe { OwnedHandle::from_raw_handle(list) };
    let mut process = PROCESSENTRY32W { dwSize: size_of::<PROCESSENTRY32W>() as u32, ..Default::default() };
    // SAFETY: here and below the handle is open, and `process` says how long it is.
    let mut is_one = unsafe { Process32FirstW(list.as_raw_handle(), &mut process) };
    while is_one != 0 {
        let file = process.szExeFile.split(|unit| *unit == 0).next().unwrap_or_default();
        if String::from_utf16_lossy(file).eq_ignore_ascii_case(name) {
            return true;
        }
        is_one = unsafe { Process32NextW(list.as_raw_handle(), &mut process) };
    }
    false
}

/// Tells the programs that start others, as the desktop does, that the variables of the user have changed.
pub(crate) fn tell_of_environment() {
    let what = w!("Environment");
    // SAFETY: the text is a constant that ends with a zero, and nobody waits longer than a second for each window.
    unsafe {
        SendMessageTimeoutW(
            HWND_BROADCAST,
            WM_SETTINGCHANGE,
            0,
            what as isize,
            SMTO_ABORTIFHUNG,
            1_000,
            ptr::null_mut(),
        );
    }
}

/// Lets the Callcard that runs come to the front. Windows gives that right to the process that the agent has just started,
/// which is this one, and not to the other.
pub(crate) async fn hand_foreground_over(paths: &Paths) {
    let Ok(stream) = callcard_local::connect(paths).await else { return };
    let mut process = 0;
    // SAFETY: the stream keeps its handle open during the call, and `process` outlives it.
    let known = unsafe { GetNamedPipeServerProcessId(stream.as_raw_handle(), &mut process) } != 0;
    // SAFETY: a number of a process is all that this call takes, and any number is allowed.
    if !known || unsafe { AllowSetForegroundWindow(process) } == 0 {
        tracing::debug!("the other Callcard may not come to the front");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_that_runs_is_found_by_its_name_in_any_case_and_no_other_is() {
        let this = std::env::current_exe().unwrap();
        let name = this.file_name().unwrap().to_str().unwrap();
        assert!(runs(name) && runs(&name.to_uppercase()));
        assert!(!runs("MicroSIP.exe") && !runs("") && !runs(name.trim_end_matches(".exe")));
    }
}
