//! Users as security identifiers, such as `S-1-5-21-…-1001`.
#![expect(unsafe_code, reason = "the standard library tells neither a user's identifier nor an owner's")]

use std::os::windows::io::{AsRawHandle, BorrowedHandle, FromRawHandle, OwnedHandle};
use std::{io, ptr, slice};

use windows_sys::Win32::Foundation::LocalFree;
use windows_sys::Win32::Security::Authorization::{ConvertSidToStringSidW, GetSecurityInfo, SE_KERNEL_OBJECT};
use windows_sys::Win32::Security::{
    GetTokenInformation, OWNER_SECURITY_INFORMATION, PSID, TOKEN_QUERY, TOKEN_USER, TokenUser,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

/// The user of this process.
pub fn current() -> io::Result<String> {
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
    // SAFETY: the call above filled the buffer with a TOKEN_USER whose identifier lies in the same buffer.
    unsafe { text((*buffer.as_ptr().cast::<TOKEN_USER>()).User.Sid) }
}

/// The user that an open object belongs to, such as a named pipe. Whoever made it cannot name somebody else.
pub fn owner(object: BorrowedHandle<'_>) -> io::Result<String> {
    let (mut owner, mut descriptor) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: the handle is open while it is borrowed, and what is not asked for may be null.
    let failed = unsafe {
        GetSecurityInfo(
            object.as_raw_handle(),
            SE_KERNEL_OBJECT,
            OWNER_SECURITY_INFORMATION,
            &mut owner,
            ptr::null_mut(),
            ptr::null_mut(),
            ptr::null_mut(),
            &mut descriptor,
        )
    };
    if failed != 0 {
        return Err(io::Error::from_raw_os_error(failed.cast_signed()));
    }
    // SAFETY: `owner` lies in the descriptor, which is ours to free, once, when it has been read.
    unsafe {
        let user = text(owner);
        LocalFree(descriptor);
        user
    }
}

/// An identifier in its written form.
///
/// # Safety
/// `user` must be a valid identifier.
unsafe fn text(user: PSID) -> io::Result<String> {
    let mut text = ptr::null_mut();
    // SAFETY: the identifier is valid, as the caller promises, and `text` outlives the call.
    succeeded(unsafe { ConvertSidToStringSidW(user, &mut text) })?;
    // SAFETY: the call above gave a NUL-terminated string that is ours to read and to free, once.
    unsafe {
        let length = (0..).take_while(|&at| *text.add(at) != 0).count();
        let user = String::from_utf16_lossy(slice::from_raw_parts(text, length));
        LocalFree(text.cast());
        Ok(user)
    }
}

fn succeeded(result: i32) -> io::Result<()> {
    if result == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
