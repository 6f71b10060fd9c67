using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Who hears what a run tells, beside the book of runs.</summary>
internal interface IRunListener
{
    void Told(string line);

    void Progressed(WorkProgress progress);
}
