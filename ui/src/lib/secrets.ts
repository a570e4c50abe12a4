import { ApiError } from "../api";

/**
 * Turns a wrong passphrase into a problem of the field that it was typed into, for forms whose commands ask
 * for it again. Any other error stays as it is.
 */
export async function besideField<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const error = ApiError.from(thrown);
    if (error.code !== "wrongPassphrase") throw error;
    throw new ApiError("invalid", error.message, [{ field, message: error.message }]);
  }
}
