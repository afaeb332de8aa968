//! Which card a number leads to: each branch of the CRM's rules, from the socket to the page that a click opens.

use e2e::StatusCode;
use serde_json::json;

use crate::workplace_with_app;

/// A number of the demo company and what it must lead to.
struct Branch {
    number: &'static str,
    readable: &'static str,
    /// 1 contact, 2 deal, 3 company, 12 customer.
    element_type: u64,
    path: &'static str,
    title: &'static str,
    caller: &'static str,
}

#[tokio::test]
async fn every_branch_of_the_rules_leads_to_its_card() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    for (place, branch) in BRANCHES.iter().enumerate() {
        let ring = |phase: &str| {
            let call_id = place.to_string();
            json!({"add": [{
                "type": "phone_call", "phone_number": branch.number, "call_id": call_id, "phase": phase
            }]})
        };
        let reply = app.socket.post(&ring("ringing")).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        let item = reply.item(0);
        assert_eq!(item["outcome"], "card", "{item}");
        assert_eq!(item["element_type"], branch.element_type, "{item}");
        let id = item["element_id"].as_u64().expect("a card has an id");

        let notice = workplace.notifications.wait(branch.title).await;
        assert!(notice.says(branch.caller) && notice.says(branch.readable), "{notice:#?}");
        workplace.notifications.click(&notice).await;
        let url = workplace.browser.wait_for(place + 1).await;
        assert_eq!(url, format!("{}{}{id}", sandbox.origin(), branch.path));
        let (status, page) = sandbox.page(&url).await;
        assert_eq!(status, StatusCode::OK, "{url}");
        assert!(page.contains(branch.title), "{url}: {page}");

        app.socket.post(&ring("answered")).await;
        app.socket.post(&ring("ended")).await;
        workplace.notifications.wait_for_none().await;
    }
}

const BRANCHES: [Branch; 10] = [
    // Exactly one active deal and no customer: the deal.
    Branch {
        number: "+79998885533",
        readable: "+7 999 888-55-33",
        element_type: 2,
        path: "/leads/detail/",
        title: "Oak kitchen, Hill Street",
        caller: "Ivan Petrov",
    },
    // Exactly one customer and no active deal: the customer.
    Branch {
        number: "+15550100112",
        readable: "555",
        element_type: 12,
        path: "/customers/detail/",
        title: "Whitfield: yearly care",
        caller: "Sarah Whitfield",
    },
    // One of each: the contact itself.
    Branch {
        number: "+79998885541",
        readable: "+7 999 888-55-41",
        element_type: 1,
        path: "/contacts/detail/",
        title: "Елена Кравцова",
        caller: "Елена Кравцова",
    },
    // Two active deals: the contact.
    Branch {
        number: "+447700900118",
        readable: "+44 7700 900118",
        element_type: 1,
        path: "/contacts/detail/",
        title: "James Holloway",
        caller: "James Holloway",
    },
    // A won deal is not active: the contact.
    Branch {
        number: "+79998885562",
        readable: "+7 999 888-55-62",
        element_type: 1,
        path: "/contacts/detail/",
        title: "Дмитрий Власов",
        caller: "Дмитрий Власов",
    },
    // The active deal is the company's, the number is the contact's: the contact.
    Branch {
        number: "+447700900131",
        readable: "+44 7700 900131",
        element_type: 1,
        path: "/contacts/detail/",
        title: "Olivia Grant",
        caller: "Olivia Grant",
    },
    // Two contacts: the older one.
    Branch {
        number: "+79998885588",
        readable: "+7 999 888-55-88",
        element_type: 1,
        path: "/contacts/detail/",
        title: "Наталья Белова",
        caller: "Наталья Белова",
    },
    // Only a company has the number.
    Branch {
        number: "+15550100140",
        readable: "555",
        element_type: 3,
        path: "/companies/detail/",
        title: "Harbour Lane Developments",
        caller: "Harbour Lane Developments",
    },
    // Only a company has it, with exactly one active deal: the deal.
    Branch {
        number: "+79998885570",
        readable: "+7 999 888-55-70",
        element_type: 2,
        path: "/leads/detail/",
        title: "Мебель для гостевого дома",
        caller: "Игорь Маслов",
    },
    // The last eight digits are somebody else's in another country: the notice shows the number that rang.
    Branch {
        number: "+19998885547",
        readable: "999",
        element_type: 2,
        path: "/leads/detail/",
        title: "Кухонный остров и барная стойка",
        caller: "Анна Лебедева",
    },
];
