/** The questions that the counter hears most, under the dearest things. */
export const QUESTIONS = `<h3>Questions people ask</h3>
<p><strong>Can I see it before I buy it?</strong> Yes. Come up the steps between 10 and 5, not on Mondays. If you come from far away please ring us first: the big things stand in the warehouse and somebody has to find the key.</p>
<p><strong>Is the colour like on the photo?</strong> Nearly. We take the photos at the north window without a lamp and compare them with the thing, but your screen and our window don't know each other. We can post you a sample of most materials; it costs nothing and takes a few days.</p>
<p><strong>Do you have it in another size?</strong> If another size isn't listed here then we don't have one. Some of our makers will do a special size from four pieces upwards, it takes 6 to 10 weeks and has to be paid beforehand.</p>
<p><strong>Can you keep one for me?</strong> For a week, yes.</p>`

/** The shop's own small print, pasted under some products by hand, as shops do. */
export const DELIVERY = `<h3>Delivery</h3>
<p>Small parcels leave the harbour warehouse on working days before 2 pm and take 2 to 4 days within the UK. Delivery is &pound;3.95, or free for orders over &pound;60. Large items (anything over 20 kg or longer than 120 cm) come with a two-person van and we will ring you to agree on a day; please make sure that the number you give us is one that you answer.</p>
<p>We also send to Ireland, France, Germany, the Netherlands, Iceland and Japan. Customs duties are paid by you and we can't tell you beforehand how much they will be.</p>`

export const RETURNS = `<h3>Returns</h3>
<p>You may send back anything unused within 30 days. Write to us first so that we can give you a returns number; parcels without a number end up on a shelf in the back and everyone is unhappy. Earrings, opened food and anything made to measure or engraved can't be returned unless there is something wrong with it.</p>
<p>If a thing breaks within two years of normal use, tell us. We would rather mend it than replace it, and rather replace it than argue.</p>`

export const LINEN_CARE = `<h3>Care</h3>
<ul><li>Wash at 40 &deg;C with a mild detergent, no bleach</li><li>Do not overfill the drum, linen likes room</li><li>Dry on the line, take down slightly damp</li><li>Iron on the wrong side, or don't</li></ul>`

export const LONG_STORY = `<h2>About Otterquay Stores</h2>
<p>Otterquay Stores opened in 1931 as a ship's chandler on the west side of the harbour, selling rope, lamp oil, tea and enamel plates to anyone who came up the steps. When the boats became fewer the plates stayed, then came the tablecloths, and by the time the third generation took over in the seventies there was a toy counter, a tea room and a department for lampshades. The building is still the same one. The floor still slopes, and things still roll towards the door.</p>
<p>Today we are eleven people. Four of us buy, two of us pack, one of us mends, and the others do everything that is left. We travel to most of our makers at least once, not because it's efficient but because you learn a lot by standing in someone's workshop and being in the way. About half of what we sell comes from workshops of fewer than ten people. The rest is made in proper factories that we have looked at, and we will tell you which is which if you ask.</p>
<p>We don't sell anything that we wouldn't have at home. That sounds like something everybody says, so here is the long list of things that we stopped selling because they annoyed us: the cheese knife that looked like a mouse, the bath mat that never dried, the lantern with the door that opened by itself, and every single novelty corkscrew.</p>`
