namespace BhytWarehouse.Jobs.Commands;

/// <summary>What an operator may do with a job or a run; each is logged with its reason.</summary>
internal enum JobAction
{
    Run,
    Pause,
    Resume,
    Stop,

    /// <summary>Once more what a run that has ended was asked for.</summary>
    Retry,
}
