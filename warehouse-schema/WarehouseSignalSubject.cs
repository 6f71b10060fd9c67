namespace BhytWarehouse.Schema;

/// <summary>Whom an alert is about.</summary>
public enum WarehouseSignalSubject
{
    Claim,
    Member,
    Practitioner,
    Facility,
}
