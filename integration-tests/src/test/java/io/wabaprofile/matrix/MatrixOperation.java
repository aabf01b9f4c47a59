package io.wabaprofile.matrix;

/** The columns of the matrix, in their order. */
enum MatrixOperation {
    READ,
    SET_ABOUT,
    SET_PROFILE,
    SET_PHOTO,
    OPEN_UPLOAD,
    SEND_BYTES,
    ASK_OFFSET
}
