namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Starts a process as another user, which only root may; elsewhere says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root" || !File.Exists("/usr/bin/setpriv"))
        {
            Skip = "Needs root and setpriv to start a process without rights; run it as root on Linux.";
        }
    }
}
