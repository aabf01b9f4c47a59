/* The labels of the page for the constants of the API. */

export const OPERATIONS = {
  FETCH_PROFILE: 'Read profile', UPDATE_PROFILE: 'Change profile',
  FETCH_ABOUT: 'Read about', UPDATE_ABOUT: 'Change about',
  FETCH_PHOTO: 'Read photo address', DOWNLOAD_PHOTO: 'Download photo', REPLACE_PHOTO: 'Change photo',
  OPEN_UPLOAD: 'Start upload', SEND_UPLOAD: 'Send upload bytes', FETCH_OFFSET: 'Read upload offset',
  FETCH_FACTS: 'Read number facts', LIST_CHANNELS: 'List channels of a partner',
};

export const UNKNOWN_ENDPOINT = 'Unknown endpoint';

/* The errors of each API, with the status and the code, if the error has one. */
export const ERRORS = {
  'Cloud API and Graph API': {
    UNEXPECTED_ERROR: 'Unexpected error (500, code 2)',
    SOMETHING_WENT_WRONG: 'Something went wrong (500, code 131000)',
    SERVICE_UNAVAILABLE: 'Service unavailable (500, code 131016)',
    MAINTENANCE_MODE: 'Maintenance mode (500, code 131057)',
    APP_LIMIT_REACHED: 'Limit of the app reached (429, code 4)',
    ACCOUNT_LIMIT_REACHED: 'Limit of the account reached (400, code 80007)',
    THROUGHPUT_REACHED: 'Throughput reached (429, code 130429)',
    PARAMETER_NOT_VALID: 'Parameter not valid (400, code 131009)',
    TOKEN_EXPIRED: 'Token expired (401, code 190)',
    PERMISSION_DENIED: 'Permission denied (403, code 200)',
    ACCOUNT_LOCKED: 'Account locked (403, code 131031)',
    PROFILE_NOT_FOUND: 'Profile not found (404, code 803)',
    OBJECT_UNKNOWN: 'Number unknown (400, code 100)',
  },
  'On-Premise API': {
    GENERIC_ERROR: 'Generic error (500, code 1000)',
    ACCESS_DENIED: 'Access denied (403, code 1005)',
    SERVICE_NOT_READY: 'Service not ready (503, code 1011)',
    INTERNAL_ERROR: 'Internal error (500, code 1014)',
    TOO_MANY_REQUESTS: 'Too many requests (429, code 1015)',
    SYSTEM_OVERLOADED: 'System overloaded (503, code 1016)',
    SENDER_LOCKED: 'Sender locked (403, code 1031)',
  },
  '360dialog': {
    CHANNEL_DISABLED: 'Channel disabled (400)',
    PARTNER_DENIED: 'Partner denied (403)',
    UNKNOWN_GATEWAY_ERROR: 'Unknown error (400)',
    GATEWAY_ERROR: 'Internal error of 360dialog (500)',
    CHANNEL_NOT_RUNNING: 'Channel not running (502)',
    GATEWAY_RESTARTING: 'Restart (555)',
    BAD_GATEWAY_PAGE: 'Web page of a proxy (502)',
  },
  'Uploads': {
    UPLOAD_NOT_AUTHORIZED: 'Upload not authorized (400)',
    UPLOAD_PROCESSING_FAILED: 'Processing failed (400)',
  },
};

/* value: the member that holds the number; upload: the fault applies to upload requests only. */
export const FAULTS = {
  responseLost: {label: 'Lost response', hint: 'Processes the request, then closes the connection before the first byte of the response.'},
  html: {label: 'Web page as response', hint: 'Processes the request and responds with status 200 and a web page.'},
  truncatedJson: {label: 'Half a response', hint: 'Processes the request and sends the first half of the response body.'},
  stall: {label: 'No response', hint: 'Processes the request and sends no response until the client gives up or the simulator is reset.'},
  drip: {label: 'Slow response', value: 'pauseMillis', unit: 'Pause (ms)', number: 20, least: 0,
    hint: 'Sends the response body one byte at a time.'},
  throttle: {label: 'Throttled', value: 'retryAfterSeconds', unit: 'Seconds', number: 5, least: 1, window: true,
    hint: 'Refuses this request and the following requests as throttled until the seconds have passed.'},
  error: {label: 'Error response', hint: 'Responds with a documented error and does not process the request.'},
  cutAfter: {label: 'Interrupted upload', value: 'bytes', unit: 'After bytes', number: 65536, least: 0, upload: true,
    hint: 'Closes the connection when this many bytes of the body have arrived. The simulator keeps the bytes.'},
  forgetSession: {label: 'Forgotten upload session', upload: true,
    hint: 'Forgets the upload session that the request names, before it processes the request.'},
  wrongOffset: {label: 'Wrong upload offset', value: 'offset', unit: 'Offset', number: 0, upload: true,
    hint: 'Responds with this offset when the client reads the offset of an upload.'},
};

/* The label of a fault of the journal, such as error(MAINTENANCE_MODE) or drip(20 ms). */
export function faultLabel(text) {
  const [, name, detail] = text.match(/^(\w+)(?:\((.*)\))?$/) ?? [];
  if (!FAULTS[name]) return text;
  const error = Object.values(ERRORS).map(errors => errors[detail]).find(Boolean);
  const value = error?.replace(/ \(.*/, '') ?? detail + (name === 'cutAfter' ? ' bytes' : '');
  return FAULTS[name].label + (detail ? ': ' + value : '');
}

export const HEALTH = {
  up: 'The simulator processes each request.',
  throttled: 'The simulator refuses each request as throttled until you change the status. Some variants announce the seconds to the client.',
  forbidden: 'The simulator refuses each request as not permitted. It accepts the key.',
  down: 'The simulator fails each request as if the servers of the platform were down.',
};

export const FIELDS = {
  about: 'About', description: 'Description', vertical: 'Industry', address: 'Address', email: 'Email', websites: 'Websites',
};

export const ICONS = {
  about: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8v.1',
  description: 'M5 5h14M5 10h14M5 15h9',
  vertical: 'M4 10l1.5-5h13L20 10M4 10h16M5 10v9h14v-9M10 19v-5h4v5',
  address: 'M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  email: 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5',
  websites: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
};
