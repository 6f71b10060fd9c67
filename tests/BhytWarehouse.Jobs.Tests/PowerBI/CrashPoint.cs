namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>Counts the steps of a run, before and after each, and stops the run dead at one of them.</summary>
internal sealed class CrashPoint(int at)
{
    private int _steps;

    public bool WasReached { get; private set; }

    public void Pass()
    {
        if (WasReached || ++_steps == at)
        {
            WasReached = true;
            throw new CrashException();
        }
    }

    internal sealed class CrashException : Exception;
}
