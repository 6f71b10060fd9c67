namespace BhytWarehouse.SampleProvince.Claims;

internal enum FieldOrder
{
    Decree4750,
    Decree3176,
    Shuffled,
}
