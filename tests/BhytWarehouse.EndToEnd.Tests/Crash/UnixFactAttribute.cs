namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Needs signals, limits and users of Unix; elsewhere says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Needs SIGKILL and bash; run it on Linux.";
        }
    }
}
