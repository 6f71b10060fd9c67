namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Needs signals of Unix; elsewhere says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Needs SIGKILL and bash; run it on Linux.";
        }
    }
}
