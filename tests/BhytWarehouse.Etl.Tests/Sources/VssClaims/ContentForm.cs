namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public enum ContentForm
{
    Base64,
    WrappedBase64,
    Base64InCharacterData,
    CharacterData,
    Nested,
    Escaped,
}
