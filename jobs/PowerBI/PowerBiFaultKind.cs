namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Why a call to the service gave no result; decides what may be done next.</summary>
public enum PowerBiFaultKind
{
    /// <summary>No connection was made: the service has seen nothing, any call may be repeated.</summary>
    NotSent,

    /// <summary>The connection broke or the reply did not come in time: the service may have acted.</summary>
    NoReply,

    /// <summary>A 5xx or 408, or a success that cannot be read: the service may have acted.</summary>
    Passing,

    /// <summary>429: the service has not acted.</summary>
    Throttled,

    /// <summary>The token was refused, also after it was renewed (403 with TokenExpired or InvalidToken).</summary>
    TokenRefused,

    /// <summary>The directory gave no token.</summary>
    SignInFailed,

    /// <summary>The token is good and the principal may not (401, or another 403).</summary>
    NoAccess,

    /// <summary>No such workspace, model or request, or not visible to the principal (404).</summary>
    NotFound,

    /// <summary>Another refresh of the model is running (409, or 400 that says so).</summary>
    AlreadyRunning,

    /// <summary>The refreshes of the last 24 hours are used up.</summary>
    QuotaExceeded,

    /// <summary>Any other refusal.</summary>
    Refused,
}
