// The page of a workout. All of it works on top of plain forms; only offline.js sends anything.
import "./aids.js";
import "./awake.js";
import "./count.js";
import "./offline.js";
import "./rest.js";
import "./set-form.js";
