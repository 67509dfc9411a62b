// The types of playwright-core speak of the DOM; the tests run in Node and use none of it.
interface Node {}
interface HTMLElementTagNameMap {}
