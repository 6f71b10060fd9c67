namespace BhytWarehouse.Jobs.Access;

/// <summary>How a try to sign in ended.</summary>
internal enum SignInOutcome
{
    Done,

    /// <summary>The name or the password; which of them is not told.</summary>
    Wrong,

    /// <summary>Too many wrong tries under this name, whether or not there is such an account.</summary>
    Locked,

    /// <summary>The password was right, and the account is disabled.</summary>
    Disabled,
}
