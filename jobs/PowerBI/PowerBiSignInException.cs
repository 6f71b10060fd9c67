namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>The directory gave no token. <see cref="IsPassing"/> tells an outage from a refusal.</summary>
public sealed class PowerBiSignInException : Exception
{
    public PowerBiSignInException(string message, bool isPassing, Exception? innerException = null)
        : base(message, innerException) => IsPassing = isPassing;

    public bool IsPassing { get; }
}
