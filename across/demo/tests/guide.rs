//! The page of sign-ins shows everybody in both languages, and its button lets one in.

use testkit::Town;

#[tokio::test]
async fn the_guide_leads_in() {
    let town = Town::on_sqlite().await;
    for (language, council) in [("cy", "Cyngor Gwynedd"), ("en", "Gwynedd Council")] {
        let page = town.public().get(&format!("/{language}/demo")).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains('⟦'), "{}", page.body.split('⟦').nth(1).unwrap_or_default());
        assert!(page.says(council) && page.says("Nia Parry") && page.says(demo::PASSWORD), "{}", page.body);
        let who = page.field("who").expect("somebody to sign in as");
        let entered = town.public().post(&format!("/{language}/demo/enter"), &[("who", &who)]).await;
        assert_eq!((entered.status, entered.location), (303, Some(format!("/{language}/home"))));
        let token = entered.token.expect("a session");
        let home = town.public().with_token(&token).get(&format!("/{language}/home")).await;
        assert_eq!(home.status, 200);
    }
    // Nobody is let in under a name that nobody has.
    for nobody in ["", "00000000000000000000000000"] {
        let entered = town.public().post("/en/demo/enter", &[("who", nobody)]).await;
        assert_eq!(entered.status, 404);
    }
}
