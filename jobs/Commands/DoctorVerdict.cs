namespace BhytWarehouse.Jobs.Commands;

internal enum DoctorVerdict
{
    Ok,
    Warning,
    Failure,
}
