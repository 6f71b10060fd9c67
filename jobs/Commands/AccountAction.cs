namespace BhytWarehouse.Jobs.Commands;

/// <summary>What may be done with an account; each is logged with its reason.</summary>
internal enum AccountAction
{
    Add,
    Change,
    Disable,
    Password,
}
