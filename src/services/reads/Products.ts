import type { DataSource } from "typeorm";
import { Product } from "../../entities/Product.js";

/** What can be ordered; the same for everybody. */
export class Products {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order to show them, at most 100. */
  async all(): Promise<Product[]> {
    return this.dataSource.manager.find(Product, { order: { position: "ASC", id: "ASC" }, take: 100 });
  }

  async byCode(code: string): Promise<Product | null> {
    return this.dataSource.manager.findOneBy(Product, { code });
  }
}
