/** A receipt of stock as a hand-written service declares it for class-validator. */
import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';

class Quantity {
  @Matches(/^-?\d+(\.\d+)?$/) value!: string;
  @IsString() unit!: string;
}
class Source {
  @IsIn(['count', 'purchase-order', 'production-order']) kind!: string;
  @IsString() id!: string;
}
export class Receipt {
  @IsString() @IsNotEmpty() site!: string;
  @IsString() @IsNotEmpty() item!: string;
  @IsString() @IsNotEmpty() lot!: string;
  @ValidateNested() @Type(() => Quantity) quantity!: Quantity;
  @ValidateNested() @Type(() => Source) source!: Source;
  @IsOptional() @IsString() status?: string;
}
