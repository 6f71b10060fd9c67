namespace BhytWarehouse.Jobs.Commands;

/// <summary>What an operator may do with a job or a run; each is logged with its reason.</summary>
internal enum JobAction
{
    Run,
    Pause,
    Resume,
    Stop,
}
