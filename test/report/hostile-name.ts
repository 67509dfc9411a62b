/** A name that tries to run, to steer a terminal, to turn the direction of writing, and to be markup or a mention. */
export const hostileName: string =
  '</script><script>alert(1)</script>"\'`|@octocat #1 [x](javascript:alert(2)) <img src=x onerror=alert(3)>' +
  '\u001b[31mred\u001b]0;owned\u0007\u202eesrever\u0000\ud800\uffff*_~&amp;=cmd|';
