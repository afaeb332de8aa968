use super::*;

const NOW: i64 = 1_700_000_000;
const CLIENT: &str = "0cf1a3b2-6f2e-4a39-9b8a-27c1d7a0b001";
const OTHER: &str = "0cf1a3b2-6f2e-4a39-9b8a-27c1d7a0b002";

fn grants() -> Grants {
    let mut grants = Grants::new();
    for client_id in [OTHER, CLIENT] {
        grants.integrate(Integration {
            client_id: client_id.into(),
            client_secret: "secret".into(),
            redirect_uri: "https://example.org/".into(),
        });
    }
    grants
}

fn with_code(code: &str) -> Wish {
    Wish { grant_type: Some("authorization_code".into()), code: Some(code.into()), ..wish() }
}

fn with_refresh(refresh: &str) -> Wish {
    Wish { grant_type: Some("refresh_token".into()), refresh_token: Some(refresh.into()), ..wish() }
}

fn wish() -> Wish {
    Wish {
        client_id: Some(CLIENT.into()),
        client_secret: Some("secret".into()),
        redirect_uri: Some("https://example.org/".into()),
        ..Wish::default()
    }
}

#[test]
fn a_client_must_be_right_to_the_letter() {
    let mut grants = grants();
    let code = grants.code(CLIENT, 7, NOW);
    let right = with_code(&code);
    let some = |text: &str| Some(text.to_owned());
    for (wish, refusal) in [
        (Wish { client_id: None, ..right.clone() }, GrantError::Parameter("client_id")),
        (Wish { client_id: some("other"), ..right.clone() }, GrantError::Client),
        (Wish { client_secret: some(""), ..right.clone() }, GrantError::Parameter("client_secret")),
        (Wish { client_secret: some("Secret"), ..right.clone() }, GrantError::Client),
        (Wish { redirect_uri: None, ..right.clone() }, GrantError::Parameter("redirect_uri")),
        (Wish { redirect_uri: some("https://example.org"), ..right.clone() }, GrantError::Client),
        (Wish { grant_type: None, ..right.clone() }, GrantError::Parameter("grant_type")),
        (Wish { grant_type: some("password"), ..right.clone() }, GrantError::GrantType),
        (Wish { code: None, ..right.clone() }, GrantError::Parameter("code")),
        (Wish { code: some("def50200"), ..right.clone() }, GrantError::Code(Flaw::Unknown)),
        (Wish { client_id: some(OTHER), ..right.clone() }, GrantError::Code(Flaw::Foreign)),
    ] {
        assert_eq!(grants.exchange(&wish, NOW).unwrap_err(), refusal, "{wish:?}");
    }
    grants.exchange(&right, NOW).unwrap();
}

#[test]
fn a_code_works_once_and_for_twenty_minutes() {
    let mut grants = grants();
    let code = grants.code(CLIENT, 7, NOW);
    let expired = grants.exchange(&with_code(&code), NOW + 1200).unwrap_err();
    assert_eq!(expired, GrantError::Code(Flaw::Expired));
    grants.exchange(&with_code(&code), NOW + 1199).unwrap();
    assert_eq!(grants.exchange(&with_code(&code), NOW + 1199).unwrap_err(), GrantError::Code(Flaw::Used));
}

#[test]
fn a_refresh_token_works_once_and_leaves_the_old_bearer_as_it_was() {
    let mut grants = grants();
    let code = grants.code(CLIENT, 7, NOW);
    let first = grants.exchange(&with_code(&code), NOW).unwrap();
    let day = i64::from(first.expires_in);
    let second = grants.exchange(&with_refresh(&first.refresh), NOW + 100).unwrap();
    for (bearer, at, user) in [
        (&first.access, NOW + day - 1, Some(7)),
        (&first.access, NOW + day, None),
        (&second.access, NOW + day, Some(7)),
        (&second.refresh, NOW, None),
    ] {
        assert_eq!(grants.user_of(bearer, at), user);
    }
    let again = grants.exchange(&with_refresh(&first.refresh), NOW + 100).unwrap_err();
    assert_eq!(again, GrantError::Refresh(Flaw::Used));
    let late = NOW + 100 + 90 * day;
    assert_eq!(grants.exchange(&with_refresh(&second.refresh), late).unwrap_err(), GrantError::Refresh(Flaw::Expired));
    grants.exchange(&with_refresh(&second.refresh), late - 1).unwrap();
}

#[test]
fn expiry_spares_refresh_tokens_and_revocation_does_not() {
    let mut grants = grants();
    let code = grants.code(CLIENT, 7, NOW);
    let first = grants.exchange(&with_code(&code), NOW).unwrap();
    let long = grants.long_lived(8, 30, None, NOW).unwrap();
    assert_eq!(grants.user_of(&long, NOW + 29 * 24 * 60 * 60), Some(8));
    grants.expire();
    assert_eq!((grants.user_of(&first.access, NOW), grants.user_of(&long, NOW)), (None, None));
    let second = grants.exchange(&with_refresh(&first.refresh), NOW).unwrap();
    assert_eq!(grants.user_of(&second.access, NOW), Some(7));
    grants.revoke();
    assert_eq!(grants.user_of(&second.access, NOW), None);
    assert_eq!(grants.exchange(&with_refresh(&second.refresh), NOW).unwrap_err(), GrantError::Refresh(Flaw::Used));
}

#[test]
fn a_replaced_secret_is_no_secret() {
    let mut grants = grants();
    let code = grants.code(CLIENT, 7, NOW);
    grants.integrate(Integration {
        client_id: CLIENT.into(),
        client_secret: "new".into(),
        redirect_uri: "https://example.org/".into(),
    });
    assert_eq!(grants.exchange(&with_code(&code), NOW).unwrap_err(), GrantError::Client);
    let renewed = Wish { client_secret: Some("new".into()), ..with_code(&code) };
    grants.exchange(&renewed, NOW).unwrap();
}

#[test]
fn what_is_remembered_is_bounded() {
    let mut grants = grants();
    let first = grants.code(CLIENT, 7, NOW);
    for _ in 0..KEPT {
        grants.code(CLIENT, 7, NOW);
    }
    assert_eq!(grants.codes.len(), KEPT);
    assert_eq!(grants.exchange(&with_code(&first), NOW).unwrap_err(), GrantError::Code(Flaw::Unknown));
}
