//! Who runs this process, as the system names users: one function, one form per system.

use std::io;

/// The user's number.
#[cfg(unix)]
pub(crate) fn current() -> io::Result<String> {
    Ok(rustix::process::getuid().to_string())
}

/// The user's security identifier, such as `S-1-5-21-…-1001`.
#[cfg(windows)]
#[expect(unsafe_code, reason = "the standard library does not tell a user's identifier")]
pub(crate) fn current() -> io::Result<String> {
    use std::{
        os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle},
        ptr, slice,
    };
    use windows_sys::Win32::{
        Foundation::LocalFree,
        Security::{Authorization::ConvertSidToStringSidW, GetTokenInformation, TOKEN_QUERY, TOKEN_USER, TokenUser},
        System::Threading::{GetCurrentProcess, OpenProcessToken},
    };

    let succeeded = |result| {
        if result == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
    };
    let mut token = ptr::null_mut();
    // SAFETY: the pseudo handle of this process is always valid, and `token` outlives the call.
    succeeded(unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &mut token) })?;
    // SAFETY: the call above succeeded, so `token` is an open handle that nobody else owns.
    let token = unsafe { OwnedHandle::from_raw_handle(token) };

    // A TOKEN_USER (16 bytes) with its identifier behind it (68 at most); u64 for the alignment of its pointer.
    let mut buffer = [0_u64; 16];
    let mut written = 0;
    // SAFETY: the buffer is as long as said, and the call writes nothing beyond it.
    succeeded(unsafe {
        GetTokenInformation(
            token.as_raw_handle(),
            TokenUser,
            buffer.as_mut_ptr().cast(),
            size_of_val(&buffer) as u32,
            &mut written,
        )
    })?;

    let mut text = ptr::null_mut();
    // SAFETY: the call above filled the buffer with a TOKEN_USER whose identifier lies in the same buffer.
    succeeded(unsafe {
        let user = &*buffer.as_ptr().cast::<TOKEN_USER>();
        ConvertSidToStringSidW(user.User.Sid, &mut text)
    })?;
    // SAFETY: the call above gave a NUL-terminated string that is ours to read and to free, once.
    unsafe {
        let length = (0..).take_while(|&at| *text.add(at) != 0).count();
        let user = String::from_utf16_lossy(slice::from_raw_parts(text, length));
        LocalFree(text.cast());
        Ok(user)
    }
}
